package io.sallyport.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.sallyport.core.protocol.DatagramHeader;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.protocol.ReplyEncoder;
import io.sallyport.core.protocol.Request;
import io.sallyport.core.protocol.Socks4RequestDecoder;
import io.sallyport.core.protocol.Socks5RequestDecoder;
import io.sallyport.core.protocol.SocksVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to read a request and to write a reply. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CodecBenchmark {
    private static final String NAME = "www.example.com";

    private final ByteBuf named = direct("05010003%02x%s01bb".formatted(NAME.length(), hex(NAME)));
    private final ByteBuf ipv4 = direct("05010001c6336407 01bb".replace(" ", ""));
    private final ByteBuf socks4a = direct("040101bb00000001616c69636500%s00".formatted(hex(NAME)));
    private final ByteBuf datagram = direct("00000001c6336407003500112233");
    private final InetSocketAddress bound = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);

    private static String hex(String text) {
        return ByteBufUtil.hexDump(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuf direct(String hex) {
        byte[] octets = ByteBufUtil.decodeHexDump(hex);
        return Unpooled.directBuffer(octets.length).writeBytes(octets);
    }

    /** Reads a request for a name. */
    @Benchmark
    public Optional<Request> decodeName() throws ProtocolException {
        return Socks5RequestDecoder.decode(named.readerIndex(0));
    }

    /** Reads a request for an address. */
    @Benchmark
    public Optional<Request> decodeIpv4() throws ProtocolException {
        return Socks5RequestDecoder.decode(ipv4.readerIndex(0));
    }

    /** Reads a request of SOCKS4a. */
    @Benchmark
    public Optional<Request> decodeSocks4a() throws ProtocolException {
        return Socks4RequestDecoder.decode(socks4a.readerIndex(0));
    }

    /** Looks at the header of a datagram. */
    @Benchmark
    public int datagramHeader() {
        return DatagramHeader.lengthOf(datagram);
    }

    /** Writes a reply. */
    @Benchmark
    public ByteBuf encodeReply() {
        return ReplyEncoder.encode(SocksVersion.SOCKS5, ReplyCode.SUCCEEDED, bound);
    }
}
