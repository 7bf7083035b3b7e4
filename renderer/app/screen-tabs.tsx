import { Link } from 'wouter';
import type { MenuPlace } from './menu-places.tsx';

/**
 * The screens of a place that has several, as links above the screen. Only above the screens themselves: what is opened from
 * them, such as a record, needs the room.
 */
export function ScreenTabs({ place, location }: { readonly place: MenuPlace; readonly location: string }) {
  const { screens } = place;
  const isAt = (address: string): boolean => location === address || location.startsWith(`${address}/`);
  if (screens.length < 2 || !screens.some(({ address }) => isAt(address))) return null;
  return (
    <nav className="screen-tabs" aria-label={place.label}>
      {screens.map(({ address, label }) => (
        <Link key={address} href={address} aria-current={isAt(address) ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
