package io.sallyport.bench.endtoend;

import static io.sallyport.bench.endtoend.Contestants.ALONE;
import static io.sallyport.bench.endtoend.Contestants.BORINGSSL;
import static io.sallyport.bench.endtoend.Contestants.DANTE;
import static io.sallyport.bench.endtoend.Contestants.DIRECT;
import static io.sallyport.bench.endtoend.Contestants.FLOOR;
import static io.sallyport.bench.endtoend.Contestants.GSSAPI_1;
import static io.sallyport.bench.endtoend.Contestants.GSSAPI_2;
import static io.sallyport.bench.endtoend.Contestants.JDK_TLS;
import static io.sallyport.bench.endtoend.Contestants.MICROSOCKS;
import static io.sallyport.bench.endtoend.Contestants.OWN_GSSAPI_1;
import static io.sallyport.bench.endtoend.Contestants.OWN_GSSAPI_2;
import static io.sallyport.bench.endtoend.Contestants.PLAIN;

import io.sallyport.bench.endtoend.Scenario.Kind;
import java.util.List;

/** Every load there is. */
final class Scenarios {
    static final List<String> GROUPS = List.of(
            "connect", "handshake", "throughput", "rr", "fairness", "udp", "bind", "slow", "idle", "gssapi", "start");

    static final String CONNECT = "connect, 64 at once";
    static final String CONNECT_FIRST = "connect, 64 at once, while Dante has ports";
    static final String HANDSHAKE = "login alone, 16 at once";
    static final String DOWN_1 = "1 stream to the client";
    static final String BOTH_1 = "1 stream, both ways";
    static final String DOWN_32 = "32 streams to the client";
    static final String BOTH_32 = "32 streams, both ways";
    static final String RR = "64 ping-pongs of 64 octets";
    static final String FAIR_ALONE = "63 ping-pongs alone";
    static final String FAIR_BESIDE = "63 ping-pongs beside one stream";
    static final String UDP = "datagrams of 512 octets, 4 associations, 32 on their way";
    static final String BIND = "BIND, 16 at once";
    static final String SLOW_NONE = "connect, 16 at once, beside 1 slow client";
    static final String SLOW_MANY = "connect, 16 at once, beside many slow clients";
    static final String IDLE_FEW = "1,000 idle sessions";
    static final String IDLE_MANY = "many idle sessions";
    static final String GSSAPI_DOWN = "GSSAPI, 1 stream to the client";
    static final String GSSAPI_UP = "GSSAPI, 1 stream to the destination";
    static final String GSSAPI_DOWN_4 = "GSSAPI, 4 streams to the client";

    private static final List<String> IN_THE_CLEAR = List.of(DIRECT, FLOOR, DANTE, MICROSOCKS, PLAIN);
    private static final List<String> FIRST = List.of(FLOOR, DANTE, PLAIN);
    private static final List<String> WITH_FLOOR =
            List.of(DIRECT, FLOOR, DANTE, MICROSOCKS, PLAIN, BORINGSSL, JDK_TLS, GSSAPI_1, GSSAPI_2);
    private static final List<String> ALL =
            List.of(DIRECT, DANTE, MICROSOCKS, PLAIN, BORINGSSL, JDK_TLS, GSSAPI_1, GSSAPI_2);
    private static final List<String> BULK = List.of(DIRECT, DANTE, MICROSOCKS, PLAIN, BORINGSSL, JDK_TLS);
    private static final List<String> PROTECTED = List.of(PLAIN, GSSAPI_1, GSSAPI_2, OWN_GSSAPI_1, OWN_GSSAPI_2);

    private Scenarios() {}

    static List<Scenario> of(OpenFiles files) {
        List<String> peers = List.of(DIRECT, DANTE, MICROSOCKS, PLAIN);
        return List.of(
                Scenario.of("connect", CONNECT, Kind.CONNECT, "connect --conns 64", WITH_FLOOR)
                        .resting(IN_THE_CLEAR),
                Scenario.of("connect", CONNECT_FIRST, Kind.CONNECT, "connect --conns 64", FIRST)
                        .lastingAtMost(3)
                        .resting(FIRST),
                Scenario.of("throughput", DOWN_1, Kind.THROUGHPUT, "throughput --conns 1 --dir down", BULK),
                Scenario.of("throughput", BOTH_1, Kind.THROUGHPUT, "throughput --conns 1 --dir both", BULK),
                Scenario.of("throughput", DOWN_32, Kind.THROUGHPUT, "throughput --conns 32 --dir down", BULK),
                Scenario.of("throughput", BOTH_32, Kind.THROUGHPUT, "throughput --conns 32 --dir both", BULK),
                Scenario.of("gssapi", GSSAPI_DOWN, Kind.THROUGHPUT, "throughput --conns 1 --dir down", PROTECTED),
                Scenario.of("gssapi", GSSAPI_UP, Kind.THROUGHPUT, "throughput --conns 1 --dir up", PROTECTED),
                Scenario.of(
                        "gssapi",
                        GSSAPI_DOWN_4,
                        Kind.THROUGHPUT,
                        "throughput --conns 4 --dir down",
                        List.of(GSSAPI_2, OWN_GSSAPI_2)),
                Scenario.of("rr", RR, Kind.REQUESTS, "rr --conns 64 --size 64", ALL),
                Scenario.of("fairness", FAIR_ALONE, Kind.REQUESTS, "rr --conns 63 --size 64", peers),
                Scenario.of("fairness", FAIR_BESIDE, Kind.REQUESTS, "rr --conns 63 --size 64", peers)
                        .besideOf("throughput --conns 1 --dir down"),
                Scenario.of(
                        "udp",
                        UDP,
                        Kind.DATAGRAMS,
                        "udp --conns 4 --window 32 --size 512",
                        List.of(DIRECT, DANTE, PLAIN, GSSAPI_1, GSSAPI_2)),
                Scenario.of("handshake", HANDSHAKE, Kind.HANDSHAKE, "handshake --conns 16", ALL),
                Scenario.of("slow", SLOW_NONE, Kind.CONNECT, "slow --conns 16 --slow 1", List.of(PLAIN)),
                Scenario.of("slow", SLOW_MANY, Kind.CONNECT, "slow --conns 16 --slow " + files.slow(), List.of(PLAIN)),
                Scenario.of("bind", BIND, Kind.CONNECT, "bind --conns 16", List.of(DANTE, PLAIN, GSSAPI_1, GSSAPI_2)),
                Scenario.of(
                        "idle", IDLE_FEW, Kind.IDLE, "idle --conns 1000 --hold 3", List.of(DANTE, MICROSOCKS, ALONE)),
                Scenario.of(
                        "idle", IDLE_MANY, Kind.IDLE, "idle --conns " + files.idle() + " --hold 3", List.of(ALONE)));
    }
}
