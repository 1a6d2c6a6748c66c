/** Python that uses the machine: files, network, processes, and what is beside it in its container. */
import { type Attack, pythonBodies } from './attack.ts';

const network: readonly Attack[] = pythonBodies([
  ['a connection to the machine', 'socket.create_connection(("127.0.0.1", CANARY_PORT), 2)\nreturn 1.0', 'import socket'],
  ['a connection to the bridge', 'socket.create_connection(("172.17.0.1", CANARY_PORT), 2)\nreturn 1.0', 'import socket'],
  ['a connection to the internet', 'socket.create_connection(("1.1.1.1", 53), 2)\nreturn 1.0', 'import socket'],
  ['a connection over IPv6', 'socket.create_connection(("2606:4700:4700::1111", 53), 2)\nreturn 1.0', 'import socket'],
  [
    'a datagram',
    's = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.sendto(b"x", ("8.8.8.8", 53))\nreturn 1.0',
    'import socket',
  ],
  [
    'a broadcast',
    's = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)\ns.sendto(b"x", ("255.255.255.255", 9))\nreturn 1.0',
    'import socket',
  ],
  ['a look-up of a name', 'socket.getaddrinfo("example.com", 80)\nreturn 1.0', 'import socket'],
  ['raw packets', 'socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)\nreturn 1.0', 'import socket'],
  ['packets of a link', 'socket.socket(socket.AF_PACKET, socket.SOCK_RAW)\nreturn 1.0', 'import socket'],
  [
    'the socket of the container engine',
    's = socket.socket(socket.AF_UNIX)\ns.connect("/var/run/docker.sock")\nreturn 1.0',
    'import socket',
  ],
  ['a socket of the machine', 's = socket.socket(socket.AF_UNIX)\ns.connect("CANARY_SOCKET")\nreturn 1.0', 'import socket'],
  [
    'an abstract socket of the machine',
    's = socket.socket(socket.AF_UNIX)\ns.connect("\\0CANARY_ABSTRACT")\nreturn 1.0',
    'import socket',
  ],
  ['a page', 'urllib.request.urlopen("http://127.0.0.1:CANARY_PORT/", timeout=2)\nreturn 1.0', 'import urllib.request'],
]);

const files: readonly Attack[] = pythonBodies([
  ['a file of the machine', 'return float("CANARY_SECRET" in open("CANARY_FILE").read())'],
  [
    'a file of the machine through a link',
    'os.symlink("CANARY_FILE", "/tmp/link")\nreturn float(len(open("/tmp/link").read()) > 0)',
    'import os',
  ],
  ['a file of the machine through another root', 'return float(len(open("/proc/1/root/CANARY_FILE").read()) > 0)'],
  ['the passwords', 'return float(len(open("/etc/shadow").read()) > 0)'],
  ['the root', 'open("/reached", "w")\nreturn 1.0'],
  ['the home of root', 'os.listdir("/root")\nreturn 1.0', 'import os'],
  ['the programs', 'open("/usr/bin/reached", "w")\nreturn 1.0'],
  ['its own program', 'open("/guest/fitness.py", "a")\nreturn 1.0'],
  ['its own program by another name', 'os.rename("/guest/fitness.py", "/guest/other.py")\nreturn 1.0', 'import os'],
  ['its own permissions', 'os.chmod("/guest/program.mjs", 0o777)\nreturn 1.0', 'import os'],
  ['a new root', 'os.chroot("/tmp")\nreturn 1.0', 'import os'],
  [
    'a new mount',
    'return float(ctypes.CDLL(None, use_errno=True).mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0)',
    'import ctypes',
  ],
  ['a new device', 'os.mknod("/tmp/disk", 0o600 | stat.S_IFBLK, os.makedev(8, 0))\nreturn 1.0', 'import os, stat'],
  [
    'a disk of the machine',
    'for name in ("sda", "vda", "nvme0n1", "mem", "kmsg", "fuse"):\n    if os.path.exists("/dev/" + name): return float(len(open("/dev/" + name, "rb").read(1)))\nreturn 0.0',
    'import os',
  ],
  [
    'a program of its own',
    'open("/tmp/run", "w").write("#!/usr/bin/python3\\n")\nos.chmod("/tmp/run", 0o755)\nreturn float(subprocess.call(["/tmp/run"]) == 0)',
    'import os, subprocess',
  ],
  ['a program that becomes root', 'os.chmod("/tmp", 0o4777)\nos.setuid(0)\nreturn 1.0', 'import os'],
  ['numpy: a file of the machine', 'return float(np.fromfile("CANARY_FILE", dtype=np.uint8).size > 0)', 'import numpy as np'],
  ['numpy: a mapped file', 'return float(np.memmap("/guest/fitness.py", mode="r+").size > 0)', 'import numpy as np'],
  ['numpy: a file in the root', 'np.save("/reached.npy", x)\nreturn 1.0', 'import numpy as np'],
  [
    'numpy: a pickle',
    'np.lib.npyio.format.read_array(io.BytesIO(b"x"), allow_pickle=True)\nreturn 1.0',
    'import io, numpy as np',
  ],
]);

const kernel: readonly Attack[] = pythonBodies([
  ['a request to the kernel', 'os.write(os.open("/proc/sysrq-trigger", os.O_WRONLY), b"c")\nreturn 1.0', 'import os'],
  ['where cores go', 'os.write(os.open("/proc/sys/kernel/core_pattern", os.O_WRONLY), b"|/tmp/x")\nreturn 1.0', 'import os'],
  ['the memory of the machine', 'open("/proc/kcore", "rb").read(1)\nreturn 1.0'],
  [
    'the log of the kernel',
    'return float(ctypes.CDLL(None).klogctl(3, ctypes.create_string_buffer(99), 99) > 0)',
    'import ctypes',
  ],
  [
    'its control group',
    'for root, _, names in os.walk("/sys/fs/cgroup"):\n    for name in names:\n        if name in ("memory.max", "memory.limit_in_bytes", "pids.max"):\n            try:\n                open(os.path.join(root, name), "w").write("max")\n                return 1.0\n            except OSError: pass\nreturn 0.0',
    'import os',
  ],
  ['a name for the machine', 'socket.sethostname("reached")\nreturn 1.0', 'import socket'],
  ['the clock', 'time.clock_settime(time.CLOCK_REALTIME, 0)\nreturn 1.0', 'import time'],
  ['another namespace', 'return float(ctypes.CDLL(None).unshare(0x10000000) == 0)', 'import ctypes'],
  ['the keys of the kernel', 'return float(ctypes.CDLL(None).syscall(250, 0, -3, 1) > 0)', 'import ctypes'],
  ['a program in the kernel', 'return float(ctypes.CDLL(None).syscall(321, 0, 0, 0) >= 0)', 'import ctypes'],
  ['a higher priority', 'os.nice(-5)\nreturn 1.0', 'import os'],
  ['a higher limit', 'resource.setrlimit(resource.RLIMIT_NOFILE, (65536, 65536))\nreturn 1.0', 'import resource'],
  [
    'a lower chance to be killed',
    'os.write(os.open("/proc/self/oom_score_adj", os.O_WRONLY), b"-1000")\nreturn 1.0',
    'import os',
  ],
]);

const beside: readonly Attack[] = pythonBodies([
  ['the secrets of the machine', 'return float("CANARY_SECRET" in str(os.environ))', 'import os'],
  ['the secrets of the first process', 'return float(len(open("/proc/1/environ").read()) > 0)'],
  ['the memory of the first process', 'open("/proc/1/mem", "r+b")\nreturn 1.0'],
  ['the maps of the first process', 'return float(len(open("/proc/1/maps").read()) > 0)'],
  ['the output of the first process', 'open("/proc/1/fd/1", "wb")\nreturn 1.0'],
  ['the input of the first process', 'open("/proc/1/fd/0", "rb")\nreturn 1.0'],
  [
    'the memory of the first process by name',
    'b = ctypes.create_string_buffer(8)\nclass V(ctypes.Structure): _fields_ = [("p", ctypes.c_void_p), ("n", ctypes.c_size_t)]\nl = V(ctypes.addressof(b), 8)\nreturn float(ctypes.CDLL(None).process_vm_readv(1, ctypes.byref(l), 1, ctypes.byref(V(0x400000, 8)), 1, 0) > 0)',
    'import ctypes',
  ],
  ['the first process, step by step', 'return float(ctypes.CDLL(None).ptrace(16, 1, 0, 0) == 0)', 'import ctypes'],
  [
    'a debugger in the first process',
    'os.kill(1, signal.SIGUSR1)\nfor _ in range(20):\n    time.sleep(0.05)\n    try:\n        socket.create_connection(("127.0.0.1", 9229), 1)\n        return 1.0\n    except OSError: pass\nreturn 0.0',
    'import os, signal, socket, time',
  ],
  [
    'the processes of the machine',
    'return float(any("CANARY_SECRET" in open("/proc/%s/cmdline" % p).read() for p in os.listdir("/proc") if p.isdigit()))',
    'import os',
  ],
  ['files that the first process has open', 'return float(len(os.listdir("/proc/1/fd")) > 0)', 'import os'],
  ['what is read by the first process', 'return float(len(sys.stdin.read()) > 0)', 'import sys'],
  [
    'a forged message on its output',
    'sys.stdout.buffer.write(b"\\0\\0\\0\\x0d{\\"ok\\":\\"forged\\"}")\nsys.stdout.flush()\nos.write(1, b"x" * 100000)\nos.write(2, b"x" * 100000)\nreturn 0.0',
    'import os, sys',
  ],
]);

/** A signal may also interrupt what waits for its answer. */
const signals: readonly Attack[] = pythonBodies(
  [['the end of the first process', 'for s in (9, 15, 2, 19, 1, 3): os.kill(1, s)\nreturn 0.0', 'import os']],
  ['value', 'runtime'],
);

export const pythonWays: readonly Attack[] = [...signals, ...network, ...files, ...kernel, ...beside];
