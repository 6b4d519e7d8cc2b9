package io.sallyport.integration.client;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** curl, set to go through a proxy to loopback too. */
public final class Curl {
    /** Its exit code when a SOCKS server refuses (CURLE_PROXY). */
    public static final int PROXY_REFUSED = 97;

    private final Peer curl = Peer.named("curl");

    /** Fetches a page by an option that names the proxy, such as {@code --socks5-hostname}. */
    public Completed fetch(String url, String option, InetSocketAddress proxy, String... more) {
        List<String> arguments = new ArrayList<>(List.of("-sS", "--noproxy", "", "--max-time", "20"));
        arguments.addAll(List.of(option, text(proxy)));
        arguments.addAll(List.of(more));
        arguments.add(url);
        return curl.run(arguments.toArray(String[]::new));
    }

    /** Fetches a page with a name and a password. */
    public Completed fetchAs(String user, String password, String url, InetSocketAddress proxy) {
        return fetch(url, "--socks5-hostname", proxy, "--proxy-user", user + ":" + password);
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
