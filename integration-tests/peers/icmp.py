#!/usr/bin/python3
"""Asks for X'80' or X'81' on a plain socket.

icmp.py PROXYPORT COMMAND FLAGS HOST [OCTET-AFTER-LINES]
Prints the reply in hexadecimal, then the text; sends one octet after so many lines, and says when the text ends.
"""
import socket
import sys

port, command, flags, host = int(sys.argv[1]), int(sys.argv[2], 16), int(sys.argv[3], 16), sys.argv[4]
stop_after = int(sys.argv[5]) if len(sys.argv) > 5 else None


def address(text):
    try:
        return b"\x01" + socket.inet_pton(socket.AF_INET, text)
    except OSError:
        name = text.encode()
        return b"\x03" + bytes([len(name)]) + name


gateway = socket.create_connection(("127.0.0.1", port), 20)
gateway.sendall(b"\x05\x01\x00")
answers = gateway.makefile("rb")
assert answers.read(2) == b"\x05\x00"
gateway.sendall(bytes([5, command, flags]) + address(host) + b"\0\0")
print("reply", answers.read(10).hex(), flush=True)
lines = 0
for line in answers:
    print(line.decode("ascii"), end="", flush=True)
    lines += 1
    if lines == stop_after:
        gateway.sendall(b"\x03")
print("end", flush=True)
