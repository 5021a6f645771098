/** The first Node whose sockets can share a port among threads. */
const NODE_MIN = [22, 12] as const;

/** Platforms on which libuv does not share ports among sockets. */
const WITHOUT: ReadonlySet<NodeJS.Platform> = new Set(['darwin', 'win32']);

/** Why several threads cannot accept on one port here, and what to do; undefined when they can. */
export function whyNoSharedPort(
  node: string = process.versions.node,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (WITHOUT.has(platform)) {
    return `more than one worker needs a system that shares a port among sockets, and ${platform} does not: leave workers at 1, or serve from Linux`;
  }
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const isNew = major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1]);
  if (isNew) return undefined;
  return `more than one worker needs Node ${NODE_MIN.join('.')} or newer, and this is ${node}: update Node, or leave workers at 1`;
}
