const longest = 2000;

/** An address that a browser may be sent to; empty for everything else, such as `javascript:` or what is no address. */
export function webLink(address: string): string {
  if (address.length > longest) return '';
  const url = URL.parse(address);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : '';
}
