package io.sallyport.core.epoll;

import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of a socket that are the system's and not the channel's. */
final class TcpOptions {
    /** Linux. */
    private static final int IPPROTO_IP = 0;

    private static final int IPPROTO_TCP = 6;

    private static final Map<ChannelOption<?>, Known> NAMED = Map.of(
            ChannelOption.SO_LINGER,
            new Known((socket, value) -> socket.setSoLinger((Integer) value), Socket::getSoLinger),
            ChannelOption.SO_SNDBUF,
            new Known((socket, value) -> socket.setSendBufferSize((Integer) value), Socket::getSendBufferSize),
            ChannelOption.SO_KEEPALIVE,
            new Known((socket, value) -> socket.setKeepAlive((Boolean) value), Socket::isKeepAlive),
            ChannelOption.TCP_NODELAY,
            new Known((socket, value) -> socket.setTcpNoDelay((Boolean) value), Socket::isTcpNoDelay),
            ChannelOption.IP_TOS,
            new Known((socket, value) -> socket.setTrafficClass((Integer) value), Socket::getTrafficClass),
            EpollChannelOption.IP_BIND_ADDRESS_NO_PORT,
            flag(IPPROTO_IP, 24),
            EpollChannelOption.TCP_KEEPIDLE,
            number(IPPROTO_TCP, 4),
            EpollChannelOption.TCP_KEEPINTVL,
            number(IPPROTO_TCP, 5),
            EpollChannelOption.TCP_KEEPCNT,
            number(IPPROTO_TCP, 6),
            EpollChannelOption.TCP_USER_TIMEOUT,
            number(IPPROTO_TCP, 18));

    private TcpOptions() {}

    /** Sets it, or says that it is none of these. */
    static boolean set(TcpChannel channel, ChannelOption<?> option, Object value) throws IOException {
        if (option instanceof IntegerUnixChannelOption number) {
            channel.socket().setIntOpt(number.level(), number.optname(), (Integer) value);
            return true;
        }
        if (option instanceof RawUnixChannelOption raw) {
            channel.socket().setRawOpt(raw.level(), raw.optname(), (ByteBuffer) value);
            return true;
        }
        Known known = NAMED.get(option);
        if (known != null) {
            known.setter.set(channel.socket(), value);
        }
        return known != null;
    }

    /** Asks the system for it, if it is one of those that have a name. */
    static @Nullable Object get(TcpChannel channel, ChannelOption<?> option) throws IOException {
        Known known = NAMED.get(option);
        return known == null ? null : known.getter.get(channel.socket());
    }

    private static Known number(int level, int name) {
        return new Known(
                (socket, value) -> socket.setIntOpt(level, name, (Integer) value),
                socket -> socket.getIntOpt(level, name));
    }

    private static Known flag(int level, int name) {
        return new Known(
                (socket, value) -> socket.setIntOpt(level, name, (Boolean) value ? 1 : 0),
                socket -> socket.getIntOpt(level, name) != 0);
    }

    private record Known(Setter setter, Getter getter) {}

    private interface Setter {
        void set(Socket socket, Object value) throws IOException;
    }

    private interface Getter {
        Object get(Socket socket) throws IOException;
    }
}
