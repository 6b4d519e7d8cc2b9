# UDP ASSOCIATE and BIND under RFC 1961 on MIT's GSS library (python3-gssapi), with what a network does to datagrams.
# python3 gss_udp.py udp|bind PROXYHOST PROXYPORT ECHOPORT LEVEL
import os
import socket
import struct
import sys

import gssapi

what, host, port, echo, level = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
HEADER = b'\0\0\0\1' + socket.inet_aton('127.0.0.1') + struct.pack('>H', echo)

control = socket.create_connection((host, port), timeout=15)


def read(count):
    octets = b''
    while len(octets) < count:
        more = control.recv(count - len(octets))
        if not more:
            raise EOFError('the gateway closed')
        octets += more
    return octets


def frame(kind, token):
    return struct.pack('>BBH', 1, kind, len(token)) + token


def token(kind):
    version, said, length = struct.unpack('>BBH', read(4))
    assert (version, said) == (1, kind), (version, said)
    return read(length)


control.sendall(b'\5\1\1')
assert read(2) == b'\5\1'
context = gssapi.SecurityContext(
    name=gssapi.Name('rcmd@localhost', gssapi.NameType.hostbased_service), usage='initiate',
    mech=gssapi.MechType.kerberos, flags=[gssapi.RequirementFlag(flag) for flag in (2, 4, 8, 16, 32)])
control.sendall(frame(1, context.step()))
context.step(token(1))
assert context.complete
control.sendall(frame(2, context.wrap(bytes([level]), False).message))
assert context.unwrap(token(2)).message == bytes([level])


def wrapped(octets):
    return frame(3, context.wrap(octets, level == 2).message)


def opened(octets):
    """A message must be sealed where that was agreed, and signed where not."""
    message = context.unwrap(octets)
    assert message.encrypted == (level == 2), message.encrypted
    return message.message


def request(command, address, to):
    control.sendall(wrapped(b'\5' + bytes([command]) + b'\0\1' + socket.inet_aton(address) + struct.pack('>H', to)))
    return reply()


def reply():
    octets = opened(token(3))
    assert octets[:4] == b'\5\0\0\1', octets.hex()
    return socket.inet_ntoa(octets[4:8]), struct.unpack('>H', octets[8:10])[0]


def udp():
    relay = request(3, '0.0.0.0', 0)
    datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    datagrams.settimeout(15)

    def answer():
        octets = datagrams.recv(65535)
        assert octets[:2] == b'\1\3' and struct.unpack('>H', octets[2:4])[0] == len(octets) - 4
        plain = opened(octets[4:])
        assert plain[:10] == HEADER, plain[:10].hex()
        return plain[10:]

    def nothing():
        datagrams.settimeout(0.5)
        try:
            return not answer()
        except socket.timeout:
            return True
        finally:
            datagrams.settimeout(15)

    for size in list(range(0, 60)) + [1200, 1300, 9000, 60000]:
        payload = os.urandom(size)
        datagrams.sendto(wrapped(HEADER + payload), relay)
        assert answer() == payload, size
    print('echoes: 64 unchanged')

    twice = wrapped(HEADER + b'twice')
    datagrams.sendto(twice, relay)
    datagrams.sendto(twice, relay)
    assert answer() == b'twice'
    print('a duplicate is dropped:', nothing())

    mixed = [b'one', b'two', b'three', b'four']
    messages = [wrapped(HEADER + payload) for payload in mixed]
    got = set()
    for i in (3, 1, 0, 2):
        datagrams.sendto(messages[i], relay)
        got.add(answer())
    print('every order is taken:', got == set(mixed))

    for lost in range(100):
        wrapped(HEADER + b'lost')
    datagrams.sendto(wrapped(HEADER + b'after a gap'), relay)
    print('a gap is tolerated:', answer() == b'after a gap')

    forged = bytearray(wrapped(HEADER + b'forged'))
    forged[-1] ^= 1
    datagrams.sendto(bytes(forged), relay)
    datagrams.sendto(HEADER + b'in the clear', relay)
    print('nothing forged or in the clear passes:', nothing())
    datagrams.sendto(wrapped(HEADER + b'still there'), relay)
    print('the association goes on:', answer() == b'still there')


def bind():
    bound = request(2, '127.0.0.1', 21)
    peer = socket.create_connection(bound, timeout=15)
    print('the peer is the one that came:', reply() == peer.getsockname())
    sent = os.urandom(100000)
    peer.sendall(sent)
    got = b''
    while len(got) < len(sent):
        got += opened(token(3))
    print('the client got it unchanged:', got == sent)
    control.sendall(wrapped(b'from the client'))
    print('the peer got:', peer.recv(100).decode())


udp() if what == 'udp' else bind()
