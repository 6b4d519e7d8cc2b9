package io.sallyport.core.epoll;

import io.netty.channel.epoll.Native;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;

/** Where the kernel keeps octets between two sockets. */
final class Pipe {
    private static final int NO_OFFSET = -1;

    private final FileDescriptor readEnd;
    private final FileDescriptor writeEnd;
    private long held;

    Pipe(FileDescriptor readEnd, FileDescriptor writeEnd) {
        this.readEnd = readEnd;
        this.writeEnd = writeEnd;
    }

    static Pipe open() throws IOException {
        FileDescriptor[] ends = FileDescriptor.pipe();
        return new Pipe(ends[0], ends[1]);
    }

    /** How many octets are in it. */
    long held() {
        return held;
    }

    /** Moves octets in, and tells how many: none at the end of input, and when there are none yet. */
    int fill(FileDescriptor socket, int most) throws IOException {
        int moved = Native.splice(socket.intValue(), NO_OFFSET, writeEnd.intValue(), NO_OFFSET, most);
        held += moved;
        return moved;
    }

    /** Moves octets out, and tells how many: none when the socket has no room. */
    int drain(FileDescriptor socket) throws IOException {
        int moved = Native.splice(readEnd.intValue(), NO_OFFSET, socket.intValue(), NO_OFFSET, held);
        held -= moved;
        return moved;
    }

    void close() throws IOException {
        try {
            readEnd.close();
        } finally {
            writeEnd.close();
        }
    }
}
