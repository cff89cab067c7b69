// The mark before a tag's name: its icon in its colour, or a dot.
import {
  IconBolt,
  IconBriefcase,
  IconBuilding,
  IconCalendar,
  IconCrown,
  IconFlag,
  IconGift,
  IconHeart,
  IconMail,
  IconMapPin,
  IconShoppingCart,
  IconStar,
  IconThumbUp,
  IconUser,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react';
import type { TagIcon } from '../../../src-shared/tags/tag-icons.ts';

export const tagIconComponent: Record<TagIcon, typeof IconStar> = {
  star: IconStar,
  crown: IconCrown,
  heart: IconHeart,
  flag: IconFlag,
  bolt: IconBolt,
  cart: IconShoppingCart,
  gift: IconGift,
  mail: IconMail,
  calendar: IconCalendar,
  place: IconMapPin,
  world: IconWorld,
  person: IconUser,
  people: IconUsers,
  company: IconBuilding,
  work: IconBriefcase,
  like: IconThumbUp,
};

export function TagMark({ colour, icon }: { colour: string | null; icon: TagIcon | null }) {
  if (icon === null) return <span className="tag-row__dot" style={{ background: colour ?? 'var(--line-strong)' }} />;
  const Icon = tagIconComponent[icon];
  return <Icon size={14} className="tag-row__icon" style={{ color: colour ?? 'var(--ink-quiet)' }} aria-hidden />;
}
