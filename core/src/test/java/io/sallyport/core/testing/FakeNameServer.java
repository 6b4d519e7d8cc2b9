package io.sallyport.core.testing;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A name server on a UDP port of the loopback address; knows the names that it was given, and says nothing on others.
 */
public final class FakeNameServer implements AutoCloseable {
    private static final int TTL = 60;

    private final Map<String, List<InetAddress>> names;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Channel channel;

    /** Listens; a name without addresses does not exist. */
    public FakeNameServer(EventLoopGroup group, Map<String, List<InetAddress>> names) {
        this.names = names;
        this.channel = new Bootstrap()
                .group(group)
                .channel(NioDatagramChannel.class)
                .handler(new Initializer())
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    public List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
    }

    private DatagramDnsResponse answer(DatagramDnsQuery query, DnsQuestion question, List<InetAddress> addresses) {
        DnsResponseCode code = addresses.isEmpty() ? DnsResponseCode.NXDOMAIN : DnsResponseCode.NOERROR;
        DatagramDnsResponse response = new DatagramDnsResponse(
                /* sender= */ query.recipient(), /* recipient= */ query.sender(), query.id(), query.opCode(), code);
        response.addRecord(DnsSection.QUESTION, new DefaultDnsQuestion(question.name(), question.type()));
        int length = question.type().equals(DnsRecordType.AAAA) ? 16 : 4;
        addresses.stream()
                .map(InetAddress::getAddress)
                .filter(octets -> octets.length == length)
                .forEach(octets -> response.addRecord(
                        DnsSection.ANSWER,
                        new DefaultDnsRawRecord(
                                question.name(), question.type(), TTL, Unpooled.wrappedBuffer(octets))));
        return response;
    }

    private final class Initializer extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel datagrams) {
            datagrams
                    .pipeline()
                    .addLast(new DatagramDnsQueryDecoder(), new DatagramDnsResponseEncoder(), new Answers());
        }
    }

    private final class Answers extends SimpleChannelInboundHandler<DatagramDnsQuery> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramDnsQuery query) {
            DnsQuestion question = query.recordAt(DnsSection.QUESTION);
            asked.add(question.name());
            List<InetAddress> addresses = names.get(question.name());
            if (addresses != null) {
                ctx.writeAndFlush(answer(query, question, addresses));
            }
        }
    }
}
