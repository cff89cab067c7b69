// WooCommerce orders. Data only; see source.ts for what each part means.
import type { ExportDescription } from '../source.ts';

export const woocommerceOrders: ExportDescription = {
  id: 'woocommerce-orders',
  name: 'WooCommerce orders',
  vendor: 'WooCommerce',
  content: 'activities',
  required: ['Order #', 'Customer', 'Product(s)'],
  telling: ['N. Revenue (formatted)', 'Net Sales', 'Items sold'],
  columns: {
    Date: 'activity.at',
    'Order #': 'activity.reference',
    Status: 'activity.status',
    Customer: 'full_name',
    'Product(s)': 'activity.product',
    'Items sold': 'activity.quantity',
    'Coupon(s)': 'activity.campaign',
    'Net Sales': 'activity.total',
    Attribution: 'activity.source',
  },
  ignore: ['N. Revenue (formatted)', 'Customer type'],
  notes:
    "The analytics report names only the customer, not the email: whose an order is has to be looked at. Products come as '2× Mug, 1× Cup'.",
};
