package io.sallyport.core.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.UnixChannel;
import java.time.Duration;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the system is asked for on each TCP connection, of clients, to destinations and of the peers that BIND waits for.
 *
 * @param keepAlive when the system looks whether the other side is still there; empty for never
 * @param userTimeout how long sent octets may go unacknowledged before the connection ends; zero for the system's own
 *     (only with epoll)
 * @param dscp the differentiated services code point, RFC 2474, 0 to 63; 0 leaves it as it is
 */
public record SocketSettings(Optional<KeepAlive> keepAlive, Duration userTimeout, int dscp) {
    /** Nothing is asked for. */
    public static final SocketSettings NONE = new SocketSettings(Optional.empty(), Duration.ZERO, 0);

    private static final Logger log = LoggerFactory.getLogger(SocketSettings.class);
    /** Linux: options of SOL_SOCKET and IPPROTO_TCP, which Netty knows of connections only. */
    private static final ChannelOption<Integer> INHERITED_KEEPALIVE =
            new IntegerUnixChannelOption("SO_KEEPALIVE_INHERITED", 1, 9);

    private static final ChannelOption<Integer> INHERITED_KEEPIDLE =
            new IntegerUnixChannelOption("TCP_KEEPIDLE_INHERITED", 6, 4);
    private static final ChannelOption<Integer> INHERITED_KEEPINTVL =
            new IntegerUnixChannelOption("TCP_KEEPINTVL_INHERITED", 6, 5);
    private static final ChannelOption<Integer> INHERITED_KEEPCNT =
            new IntegerUnixChannelOption("TCP_KEEPCNT_INHERITED", 6, 6);
    /** Below the code point are the two bits of congestion notification. */
    private static final int DSCP_SHIFT = 2;

    /**
     * When the system looks whether the other side is still there.
     *
     * @param idle after so long without anything received
     * @param interval so long after the last look
     * @param count so often without an answer before the connection ends
     */
    public record KeepAlive(Duration idle, Duration interval, int count) {}

    /** Sets the options of a channel that has a socket; what its connection no longer takes does not matter any more. */
    void configure(Channel channel) {
        keepAlive(channel);
        configureRest(channel);
    }

    /** Sets those of {@link #configure} that say when the system looks whether the other side is still there. */
    void keepAlive(Channel channel) {
        try {
            keepAlive.ifPresent(keep -> keepAlive(channel, keep));
        } catch (ChannelException gone) {
            log.debug("a socket takes no options", gone);
        }
    }

    /** Sets the same on a socket that listens with epoll: those that it accepts have them from there. */
    void keepAliveInherited(ServerBootstrap listening) {
        keepAlive.ifPresent(keep -> listening
                .option(INHERITED_KEEPALIVE, 1)
                .option(INHERITED_KEEPIDLE, (int) keep.idle().toSeconds())
                .option(INHERITED_KEEPINTVL, (int) keep.interval().toSeconds())
                .option(INHERITED_KEEPCNT, keep.count()));
    }

    /** Sets the others of {@link #configure}. */
    void configureRest(Channel channel) {
        try {
            if (!userTimeout.isZero() && channel instanceof UnixChannel) {
                channel.config().setOption(EpollChannelOption.TCP_USER_TIMEOUT, (int) userTimeout.toMillis());
            }
            if (dscp != 0) {
                channel.config().setOption(ChannelOption.IP_TOS, dscp << DSCP_SHIFT);
            }
        } catch (ChannelException gone) {
            log.debug("a socket takes no options", gone);
        }
    }

    private static void keepAlive(Channel channel, KeepAlive keep) {
        ChannelConfig config = channel.config();
        int idle = (int) keep.idle().toSeconds();
        int interval = (int) keep.interval().toSeconds();
        config.setOption(ChannelOption.SO_KEEPALIVE, true);
        if (channel instanceof UnixChannel) {
            config.setOption(EpollChannelOption.TCP_KEEPIDLE, idle);
            config.setOption(EpollChannelOption.TCP_KEEPINTVL, interval);
            config.setOption(EpollChannelOption.TCP_KEEPCNT, keep.count());
        } else {
            config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), idle);
            config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), interval);
            config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), keep.count());
        }
    }
}
