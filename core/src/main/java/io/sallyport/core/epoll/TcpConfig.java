package io.sallyport.core.epoll;

import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The options of a TCP connection. */
public final class TcpConfig extends DefaultChannelConfig {
    private static final RecvByteBufAllocator FIRST_READS = new FixedRecvByteBufAllocator(2048);

    private final TcpChannel connection;

    TcpConfig(TcpChannel channel) {
        super(channel, FIRST_READS);
        this.connection = channel;
    }

    @Override
    public <T> boolean setOption(ChannelOption<T> option, T value) {
        if (option.equals(ChannelOption.ALLOW_HALF_CLOSURE)) {
            requireTrue(value);
            return true;
        }
        try {
            return TcpOptions.set(connection, option, value) || super.setOption(option, value);
        } catch (IOException e) {
            throw new ChannelException(e);
        }
    }

    private static void requireTrue(Object value) {
        if (!Boolean.TRUE.equals(value)) {
            throw new IllegalArgumentException("directions always end one by one");
        }
    }

    @Override
    @SuppressWarnings("unchecked") // an option and its value have one type
    public <T> @Nullable T getOption(ChannelOption<T> option) {
        try {
            Object known = TcpOptions.get(connection, option);
            return known == null ? super.getOption(option) : (T) known;
        } catch (IOException e) {
            throw new ChannelException(e);
        }
    }

    @Override
    protected void autoReadCleared() {
        if (connection.isRegistered() && !connection.eventLoop().inEventLoop()) {
            throw new IllegalStateException("not on the connection's event loop");
        }
        connection.input().wantNoMore();
    }
}
