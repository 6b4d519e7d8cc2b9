package io.sallyport.core.egress;

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.spi.policy.CanonicalHost;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks {@code /etc/hosts} and then the name servers, one resolver for each event loop. It keeps no cache: a name server
 * near by does, and a cache that clients fill would have to be bounded and could be poisoned for others. Names are
 * absolute: a search list could turn the name that policy saw into another. Each name has a socket, and with it a source
 * port, of its own, which a forger has to guess (RFC 5452).
 */
public final class DnsResolver implements Resolver {
    private final DnsNameResolverBuilder template;
    private final Map<EventLoop, DnsNameResolver> resolvers = new ConcurrentHashMap<>();

    /** Makes a resolver whose sockets come from the factories. */
    public DnsResolver(
            ResolverSettings settings,
            ChannelFactory<? extends DatagramChannel> datagrams,
            ChannelFactory<? extends SocketChannel> streams) {
        template = new DnsNameResolverBuilder()
                .datagramChannelFactory(datagrams)
                .socketChannelFactory(streams, false)
                .datagramChannelStrategy(DnsNameResolverChannelStrategy.ChannelPerResolution)
                .nameServerProvider(NameServers.of(settings.servers()))
                .queryTimeoutMillis(settings.queryTimeout().toMillis())
                .resolvedAddressTypes(ResolvedAddressTypes.IPV6_PREFERRED)
                .searchDomains(List.of())
                .ndots(0)
                .resolveCache(NoopDnsCache.INSTANCE)
                .cnameCache(NoopDnsCnameCache.INSTANCE)
                .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE);
    }

    @Override
    public Future<List<InetAddress>> resolve(CanonicalHost.Name name, EventLoop loop) {
        Promise<List<InetAddress>> answer = loop.newPromise();
        resolverOf(loop).resolveAll(name.text()).addListener((Future<List<InetAddress>> asked) -> {
            if (!asked.isSuccess()) {
                answer.tryFailure(failure(asked.cause()));
            } else if (asked.getNow().isEmpty()) {
                answer.tryFailure(notFound());
            } else {
                answer.trySuccess(List.copyOf(asked.getNow()));
            }
        });
        return answer;
    }

    private DnsNameResolver resolverOf(EventLoop loop) {
        return resolvers.computeIfAbsent(loop, l -> template.copy().eventLoop(l).build());
    }

    private static EgressException failure(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof DnsNameResolverTimeoutException) {
                return new EgressException("resolver-timed-out", ReplyCode.HOST_UNREACHABLE);
            }
        }
        return notFound();
    }

    private static EgressException notFound() {
        return new EgressException("name-not-found", ReplyCode.HOST_UNREACHABLE);
    }

    @Override
    public void close() {
        resolvers.values().forEach(DnsNameResolver::close);
    }
}
