/* The words of keys that the user pins. */

const zh = {
  pinnedKeys: {
    title: '信任的签名公钥',
    count: (count: number) => (count === 0 ? '还没有' : `${count} 把`),
    help: '用这些公钥核对规则包的签名。公钥要从你信任的人那里得到，最好当面或用别的途径核对编号；规则包自己说不了该信谁。',
    name: '名称',
    nameHelp: '这把公钥是谁的',
    nameMissing: '请写下这把公钥是谁的',
    id: '编号',
    idHelp: '16 位十六进制数，与公钥一起给出',
    bytes: '公钥（Base64）',
    pin: '信任这把公钥',
    fromFile: '从公钥文件读取',
    pinnedNow: (name: string) => `已信任 ${name} 的公钥。`,
    unpinned: (name: string) => `不再信任 ${name} 的公钥；已采用的规则包不变。`,
    unpin: '不再信任',
    unpinOf: (name: string) => `不再信任：${name} 的公钥`,
    noMore: (id: string) => `由公钥 ${id} 签名，这把公钥现在不在信任之列。`,
    faults: {
      format: '不是有效的公钥。',
      'key-unknown': '不是有效的公钥。',
      'key-weak': '这把公钥太弱，任何文件都可以冒充由它签名，不能信任。',
      'id-differs': '编号与公钥不符。',
      wrong: '不是有效的公钥。',
    },
  },
};

const en: typeof zh = {
  pinnedKeys: {
    title: 'Keys whose signatures you trust',
    count: (count) => (count === 0 ? 'none so far' : String(count)),
    help: 'Signatures of packs are checked with these public keys. Get a key from somebody you trust, and compare its id by another way: a pack cannot say whom to trust.',
    name: 'Name',
    nameHelp: 'Whose key it is',
    nameMissing: 'Write down whose key it is',
    id: 'Id',
    idHelp: '16 hexadecimal digits, given with the key',
    bytes: 'Public key (Base64)',
    pin: 'Trust this key',
    fromFile: 'Read a key file',
    pinnedNow: (name) => `The key of ${name} is trusted.`,
    unpinned: (name) => `The key of ${name} is trusted no more; packs in use stay.`,
    unpin: 'Trust no more',
    unpinOf: (name) => `Trust no more: the key of ${name}`,
    noMore: (id) => `Signed with the key ${id}, which is not among those you trust now.`,
    faults: {
      format: 'This is no public key.',
      'key-unknown': 'This is no public key.',
      'key-weak': 'This key is too weak: any file could pass as signed with it. It cannot be trusted.',
      'id-differs': 'The id is not that of the key.',
      wrong: 'This is no public key.',
    },
  },
};

export const pinnedKeyWords = { zh, en };
