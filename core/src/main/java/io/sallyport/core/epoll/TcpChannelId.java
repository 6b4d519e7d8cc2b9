package io.sallyport.core.epoll;

import io.netty.channel.ChannelId;
import java.util.concurrent.atomic.AtomicLong;

/** What tells one connection of this process from another: Netty's own is one for all processes and takes ten times as much. */
final class TcpChannelId implements ChannelId {
    private static final long serialVersionUID = 1;
    private static final AtomicLong LAST = new AtomicLong();

    private final long number;

    private TcpChannelId(long number) {
        this.number = number;
    }

    static TcpChannelId next() {
        return new TcpChannelId(LAST.incrementAndGet());
    }

    @Override
    public String asShortText() {
        return Long.toHexString(number);
    }

    @Override
    public String asLongText() {
        return "tcp-" + number;
    }

    @Override
    public int compareTo(ChannelId other) {
        return other instanceof TcpChannelId id
                ? Long.compare(number, id.number)
                : asLongText().compareTo(other.asLongText());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TcpChannelId id && id.number == number;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }
}
