"""Python's ftplib in active mode: the control connection by CONNECT, each data connection by BIND.

active_ftp.py PROXYHOST PROXYPORT FTPPORT FILE...     prints the length and the SHA-256 of each file
"""
import ftplib
import hashlib
import socket
import struct
import sys

PROXY = (sys.argv[1], int(sys.argv[2]))
CONNECT, BIND = 1, 2


def exactly(sock, count):
    octets = b''
    while len(octets) < count:
        more = sock.recv(count - len(octets))
        if not more:
            raise EOFError('the gateway ended the connection')
        octets += more
    return octets


def reply(sock):
    version, code, _, kind = exactly(sock, 4)
    address = socket.inet_ntoa(exactly(sock, 4)) if kind == 1 else socket.inet_ntop(socket.AF_INET6, exactly(sock, 16))
    port, = struct.unpack('>H', exactly(sock, 2))
    if code:
        raise OSError('reply %d' % code)
    return address, port


def ask(command, host, port):
    sock = socket.create_connection(PROXY, timeout=20)
    sock.sendall(b'\5\1\0' + b'\5' + bytes([command]) + b'\0\1' + socket.inet_aton(host) + struct.pack('>H', port))
    exactly(sock, 2)
    return sock, reply(sock)


class DataConnection:
    """What ftplib takes for a listening socket."""

    def __init__(self, sock):
        self.sock = sock

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def settimeout(self, _):
        pass

    def accept(self):
        peer = reply(self.sock)
        return self.sock, peer


class ActiveFtp(ftplib.FTP):
    def connect(self, host='', port=0, *_, **__):
        self.host, self.port = host, port
        self.sock, _ = ask(CONNECT, host, port)
        self.af = self.sock.family
        self.file = self.sock.makefile('r', encoding=self.encoding)
        self.welcome = self.getresp()
        return self.welcome

    def makeport(self):
        sock, (host, port) = ask(BIND, self.host, self.port)
        self.sendport(host, port)
        return DataConnection(sock)


ftp = ActiveFtp()
ftp.connect('127.0.0.1', int(sys.argv[3]))
ftp.login()
ftp.set_pasv(False)
for name in sys.argv[4:]:
    content = bytearray()
    ftp.retrbinary('RETR ' + name, content.extend)
    print(name, len(content), hashlib.sha256(content).hexdigest())
print('listed', len(ftp.nlst()))
ftp.quit()
