package io.sallyport.core.epoll;

import io.netty.buffer.ByteBuf;
import io.netty.channel.epoll.Native;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the kernel keeps octets between two sockets. */
final class Pipe {
    private static final int NO_OFFSET = -1;

    private final FileDescriptor readEnd;
    private final FileDescriptor writeEnd;
    private long held;
    private boolean sized;

    Pipe(FileDescriptor readEnd, FileDescriptor writeEnd) {
        this.readEnd = readEnd;
        this.writeEnd = writeEnd;
    }

    static Pipe open() throws IOException {
        FileDescriptor[] ends = FileDescriptor.pipe();
        return new Pipe(ends[0], ends[1]);
    }

    /** Gives it the size that pipes are to have, as soon as that is possible. */
    void enlarge() {
        if (!sized) {
            sized = PipeSize.enlarge(writeEnd);
        }
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

    /** Takes out what is in it. */
    void drain(ByteBuf into) throws IOException {
        ByteBuffer octets = into.internalNioBuffer(into.writerIndex(), (int) held);
        while (held > 0) {
            int moved = readEnd.read(octets, octets.limit() - (int) held, octets.limit());
            if (moved <= 0) {
                throw new IOException("a pipe without what was put into it");
            }
            held -= moved;
            into.writerIndex(into.writerIndex() + moved);
        }
    }

    void close() throws IOException {
        try {
            readEnd.close();
        } finally {
            writeEnd.close();
        }
    }
}
