// The outdoor shop: consumers who look, fill carts, buy, return things and read mail.
import { type Campaign, type Product, shopOutfits, shopProducts, shopSources } from './catalogue.ts';
import { does, momentBetween, readsMail, settle, times, wears } from './doings.ts';
import { drawConsumer, type World } from './people.ts';
import { day, type SampleContact } from './sample-shape.ts';

type Shopper = 'champion' | 'regular' | 'once' | 'lapsed' | 'abandoner' | 'prospect';

const site = 'Webshop';

/** A shop customer with two years of doings at most. Everyone but a champion stays below a champion's orders, revenue and recency. */
export function drawShopper(world: World, campaigns: readonly Campaign[]): SampleContact {
  const { random, asOf } = world;
  const shopper = random.pickWeighted<Shopper>([
    ['champion', 4],
    ['regular', 26],
    ['once', 18],
    ['lapsed', 17],
    ['abandoner', 7],
    ['prospect', 28],
  ]);
  const age = shopper === 'champion' || shopper === 'lapsed' ? random.whole(450, 725) : random.whole(40, 725);
  const contact = drawConsumer(world, 'shop', asOf - age * day - random.whole(0, day - 1));
  contact.leadSource = random.pickSkewed(shopSources, 1.4);
  contact.custom.business = 'Outdoor shop';
  if (random.chance(0.35)) contact.custom.interests = interests(world);
  shops(world, contact, shopper, age);
  readsMail(
    contact,
    random,
    campaigns,
    shopper === 'champion' ? 0.7 : shopper === 'lapsed' ? 0.08 : 0.35,
    'Mailing tool',
  );
  settle(contact, asOf);
  tagShopper(world, contact, shopper);
  return contact;
}

function interests({ random }: World): string {
  const all = random.shuffled(['Road running', 'Trail running', 'Hiking', 'Camping', 'Climbing']);
  return all.slice(0, random.whole(1, 3)).sort().join('; ');
}

function shops(world: World, contact: SampleContact, shopper: Shopper, age: number): void {
  const { random, asOf } = world;
  switch (shopper) {
    case 'champion': {
      const orders = random.whole(14, 24);
      for (let order = 1; order < orders; order++) buys(world, contact, random.pick(shopOutfits), age - 1, 11);
      buys(world, contact, random.pick(shopOutfits), 9, 1);
      contact.lifecycle = 'Customer';
      break;
    }
    case 'regular':
      for (let order = random.whole(2, 8); order > 0; order--) buys(world, contact, anything(world), age - 1, 12);
      contact.lifecycle = 'Customer';
      break;
    case 'once':
      buys(world, contact, anything(world), age - 1, 12);
      contact.lifecycle = 'Customer';
      break;
    case 'lapsed':
      for (let order = random.whole(1, 6); order > 0; order--) buys(world, contact, anything(world), age - 1, 300);
      contact.lifecycle = 'Former customer';
      break;
    case 'abandoner': {
      for (let order = random.whole(0, 2); order > 0 && age > 40; order--)
        buys(world, contact, anything(world), age - 1, 32);
      for (let cart = random.whole(1, 3); cart > 0; cart--)
        fillsCart(world, contact, momentBetween(random, asOf, 29, 1));
      contact.lifecycle = contact.activities.some((activity) => activity.kind === 'purchase')
        ? 'Customer'
        : 'Subscriber';
      break;
    }
    case 'prospect':
      contact.lifecycle = 'Subscriber';
      if (age > 60 && random.chance(0.2)) fillsCart(world, contact, momentBetween(random, asOf, age - 1, 45));
  }
  for (let views = times(random, 3 * world.engagement); views > 0; views--) {
    const product = anything(world);
    const at = momentBetween(random, asOf, age - 1, shopper === 'lapsed' ? 200 : 1);
    does(contact, 'product_view', at, site, { product: product.name, category: product.category });
    if (random.chance(0.5))
      does(contact, 'visit', at - 40_000, site, { detail: random.pick(['mobile', 'desktop', 'mobile']) });
  }
}

function anything({ random }: World): Product {
  return random.pickSkewed(shopProducts, 1.3);
}

function fillsCart(world: World, contact: SampleContact, at: number): void {
  const product = anything(world);
  const item = { product: product.name, category: product.category, quantity: 1 };
  does(contact, 'product_view', at - 180_000, site, { product: product.name, category: product.category });
  does(contact, 'cart', at, site, { ...item, amount: product.price, currency: 'EUR' });
}

/** An order between `oldest` and `newest` days ago, the cart filled minutes before; one in twenty goes back. */
function buys(world: World, contact: SampleContact, product: Product, oldest: number, newest: number): void {
  const { random, asOf } = world;
  const at = momentBetween(random, asOf, Math.max(oldest, newest), newest);
  const isOutfit = product.category === 'Outfits';
  const quantity = !isOutfit && random.chance(0.15) ? 2 : 1;
  const discount = random.chance(0.18) ? Math.round(product.price * quantity * 0.1) : null;
  const amount = product.price * quantity - (discount ?? 0);
  const reference = `S-${++world.serial + 100_000}`;
  const item = { product: product.name, category: product.category, quantity, currency: 'EUR' };
  if (random.chance(0.6)) does(contact, 'cart', at - random.whole(120, 2_400) * 1000, site, { ...item, amount });
  does(contact, 'purchase', at, site, { ...item, amount, discount, reference });
  if (product.category === 'Running shoes') contact.custom.shoe_size = random.whole(36, 47);
  contact.custom.loyalty_points = Number(contact.custom.loyalty_points ?? 0) + Math.floor(amount / 100);
  if (!isOutfit && random.chance(0.05)) {
    does(contact, 'refund', Math.min(at + random.whole(3, 9) * day, asOf - 3_600_000), site, {
      ...item,
      amount: -amount,
      reference,
    });
  }
}

function tagShopper(world: World, contact: SampleContact, shopper: Shopper): void {
  const { random, asOf } = world;
  const recently = asOf - random.whole(1, 200) * day;
  const at = Math.max(recently, contact.createdAt);
  wears(contact, 'type/consumer', contact.createdAt);
  if (shopper === 'champion')
    wears(
      contact,
      random.pickWeighted([
        ['value/vip', 7],
        ['value/vip-customer', 2],
        ['value/v-i-p', 1],
      ]),
      at,
      'manual',
      'Spends most',
    );
  if (shopper === 'abandoner' && random.chance(0.7)) {
    wears(
      contact,
      random.pickWeighted([
        ['behaviour/cart-abandoner', 6],
        ['behaviour/abandoned-cart', 3],
        ['behaviour/cart-abandoners', 1],
      ]),
      at,
      'rule',
      'Cart without order',
    );
  }
  if (contact.emailConsent === 'granted')
    wears(contact, random.chance(0.8) ? 'behaviour/newsletter' : 'behaviour/news-letter', contact.createdAt);
  if (contact.activities.some((activity) => activity.kind === 'email_click') && random.chance(0.6))
    wears(contact, 'behaviour/clicked-email', at, 'rule', 'Clicked a mailing');
  if (contact.activities.some((activity) => activity.kind === 'purchase' && activity.discount !== null))
    wears(contact, 'value/bargain-hunter', at, 'rule', 'Ordered at a discount');
  if (contact.activities.some((activity) => activity.kind === 'product_view') && random.chance(0.2))
    wears(contact, 'behaviour/viewed-product', at, 'rule', 'Looked at a product');
  if (contact.custom.shoe_size !== undefined && random.chance(0.5)) wears(contact, 'interest/running', at, 'manual');
  if (contact.leadSource === 'Marathon expo 2024') wears(contact, 'source/marathon-expo', contact.createdAt);
  const stage = {
    champion: 'active',
    regular: 'active',
    once: 'new',
    lapsed: 'dormant',
    abandoner: 'at-risk',
    prospect: 'lead',
  }[shopper];
  if (random.chance(0.75)) wears(contact, `lifecycle/${stage}`, at, 'rule', 'Order history');
}
