/** The address of the forms of one account. @example hashOf({ platform: 'alibaba-1688', id: 'a/b' }) // '#data/facts/alibaba-1688%2Fa%2Fb' */
export function hashOf({ platform, id }: { readonly platform: string; readonly id: string }): string {
  return `#data/facts/${encodeURIComponent(`${platform}/${id}`)}`;
}

/** The account that such an address is of, or an empty text. @example accountOfHash('#data/facts/alibaba-1688%2Fa%2Fb') // 'alibaba-1688/a/b' */
export function accountOfHash(hash: string): string {
  try {
    return decodeURIComponent(/^#data\/facts\/(.+)$/.exec(hash)?.[1] ?? '');
  } catch {
    return '';
  }
}
