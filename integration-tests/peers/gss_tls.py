# CONNECT under RFC 1961 inside of TLS, on MIT's GSS library (python3-gssapi), with channel bindings of RFC 5929.
# python3 gss_tls.py PROXYPORT CAFILE ECHOPORT end-point|none|other
import hashlib
import socket
import ssl
import struct
import sys

import gssapi
from gssapi.raw import ChannelBindings

port, ca, echo, binding = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
tls = ssl.create_default_context(cafile=ca).wrap_socket(
    socket.create_connection(('127.0.0.1', port), timeout=15), server_hostname='localhost')
end_point = hashlib.sha256(tls.getpeercert(binary_form=True)).digest()
data = {'end-point': end_point, 'other': bytes(32)}.get(binding)
bindings = data and ChannelBindings(application_data=b'tls-server-end-point:' + data)


def read(count):
    octets = b''
    while len(octets) < count:
        more = tls.recv(count - len(octets))
        if not more:
            print('closed')
            sys.exit(1)
        octets += more
    return octets


def frame(kind, token):
    return struct.pack('>BBH', 1, kind, len(token)) + token


def token(kind):
    version, said = struct.unpack('>BB', read(2))
    if said == 255:
        print('aborted')
        sys.exit(1)
    assert (version, said) == (1, kind), (version, said)
    return read(struct.unpack('>H', read(2))[0])


tls.sendall(b'\5\1\1')
assert read(2) == b'\5\1'
context = gssapi.SecurityContext(
    name=gssapi.Name('rcmd@localhost', gssapi.NameType.hostbased_service), usage='initiate',
    mech=gssapi.MechType.kerberos, channel_bindings=bindings,
    flags=[gssapi.RequirementFlag(flag) for flag in (2, 4, 8, 16, 32)])
tls.sendall(frame(1, context.step()))
context.step(token(1))
tls.sendall(frame(2, context.wrap(b'\2', False).message))
assert context.unwrap(token(2)).message == b'\2'
request = b'\5\1\0\1' + socket.inet_aton('127.0.0.1') + struct.pack('>H', echo)
tls.sendall(frame(3, context.wrap(request, True).message))
assert context.unwrap(token(3)).message[:2] == b'\5\0'
sent = bytes(range(256)) * 200
tls.sendall(frame(3, context.wrap(sent, True).message))
received = b''
while len(received) < len(sent):
    message = context.unwrap(token(3))
    assert message.encrypted
    received += message.message
print('unchanged:', received == sent)
