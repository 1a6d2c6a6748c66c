/**
 * What a fitness would do with all of Node, had it broken out of its realm: expressions that are true or throw nothing where they
 * reach what they want. `connect` waits for a connection or throws.
 */
export const nodeWays: Readonly<Record<string, string>> = {
  'a port of the machine': `await connect({ host: '127.0.0.1', port: CANARY_PORT })`,
  'a port of the bridge': `await connect({ host: '172.17.0.1', port: CANARY_PORT })`,
  'a port of the internet': `await connect({ host: '1.1.1.1', port: 53 })`,
  'a port over IPv6': `await connect({ host: '2606:4700:4700::1111', port: 53 })`,
  'a socket of the machine': `await connect({ path: 'CANARY_SOCKET' })`,
  'an abstract socket of the machine': `await connect({ path: '\\0CANARY_ABSTRACT' })`,
  'the socket of the container engine': `await connect({ path: '/var/run/docker.sock' })`,
  'a datagram': `await new Promise((resolve, reject) => dgram.createSocket('udp4').send('x', 53, '8.8.8.8', (error) => (error ? reject(error) : resolve(true))))`,
  'a name': `await dns.lookup('example.com')`,
  'a name from a server of names': `await new dns.Resolver({ timeout: 200, tries: 1 }).resolve4('example.com')`,
  'a page': `await fetch('http://127.0.0.1:CANARY_PORT/')`,
  'links of a network': `Object.keys(os.networkInterfaces()).some((name) => name !== 'lo')`,
  'a file of the machine': `fs.readFileSync('CANARY_FILE', 'utf8')`,
  'a file of the machine through a link': `(fs.symlinkSync('CANARY_FILE', '/tmp/link'), fs.readFileSync('/tmp/link'))`,
  'a file of the machine through the root of a process': `fs.readFileSync('/proc/1/root/CANARY_FILE')`,
  'the passwords': `fs.readFileSync('/etc/shadow')`,
  'a secret in the environment': `JSON.stringify(process.env).includes('CANARY_SECRET')`,
  'a secret in the arguments': `process.argv.join(' ').includes('CANARY_SECRET')`,
  'a place outside of /tmp': `['/', '/guest', '/usr/local/bin', '/dev', '/dev/shm', '/proc', '/sys', '/run', '/home', '/etc'].some((folder) => { try { fs.writeFileSync(folder + '/reached', ''); return true; } catch { return false; } })`,
  'its own program': `fs.appendFileSync('/guest/program.mjs', '')`,
  'its own guest': `fs.truncateSync('/guest/container-guest.mjs')`,
  'its own memory': `fs.openSync('/proc/self/mem', 'r+')`,
  'its own environment by a file': `fs.readFileSync('/proc/1/environ', 'utf8')`,
  'a device': `fs.readdirSync('/dev').some((name) => /^(sd|vd|nvme|loop|mem|kmsg|fuse|kvm|port)/.test(name))`,
  'a setting of the kernel': `['core_pattern', 'randomize_va_space', 'hostname', 'modprobe'].some((name) => { try { fs.writeFileSync('/proc/sys/kernel/' + name, 'x'); return true; } catch { return false; } })`,
  'a request to the kernel': `fs.writeFileSync('/proc/sysrq-trigger', 'h')`,
  'the memory of the machine': `fs.readSync(fs.openSync('/proc/kcore', 'r'), Buffer.alloc(1))`,
  'its limits': `['memory.max', 'pids.max', 'memory/memory.limit_in_bytes', 'pids/pids.max'].some((name) => { try { fs.writeFileSync('/sys/fs/cgroup/' + name, 'max'); return true; } catch { return false; } })`,
  'another user': `process.setuid(0)`,
  'another group': `process.setgroups([0])`,
  'a priority': `os.setPriority(-10)`,
  'a program of its own': `(fs.writeFileSync('/tmp/run', '#!/usr/local/bin/node'), fs.chmodSync('/tmp/run', 0o755), child.execFileSync('/tmp/run'))`,
  'a shell': `child.execSync('echo reached')`,
  'a process of the machine': `fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).some((pid) => !/node/.test(fs.readFileSync('/proc/' + pid + '/cmdline', 'utf8')))`,
  'the parent of its process': `process.ppid !== 0 && process.kill(process.ppid, 9)`,
  'a native module': `process.dlopen({ exports: {} }, '/tmp/link')`,
  'the end of its container by itself': `[9, 19].some((signal) => process.kill(1, signal) !== true)`,
};

/** A program that tries them one after another and says which of them reached something. */
export const tryingAll = (ways: Readonly<Record<string, string>>): string => `import fs from 'node:fs';
  import net from 'node:net';
  import dns from 'node:dns/promises';
  import dgram from 'node:dgram';
  import os from 'node:os';
  import child from 'node:child_process';
  const connect = (where) => new Promise((resolve, reject) => net.connect(where).on('connect', () => resolve(true)).on('error', reject));
  const ways = {
    ${Object.entries(ways)
      .map(([what, way]) => `${JSON.stringify(what)}: async () => ${way},`)
      .join('\n    ')}
  };
  export async function main({ send }) {
    const reached = [];
    for (const [what, way] of Object.entries(ways)) try { if ((await way()) !== false) reached.push(what); } catch {}
    send({ tried: Object.keys(ways).length, reached });
  }`;
