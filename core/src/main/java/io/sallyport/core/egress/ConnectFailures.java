package io.sallyport.core.egress;

import io.netty.channel.ConnectTimeoutException;
import io.sallyport.core.protocol.ReplyCode;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells from the system's error why a connection failed; what the system does not say is X'01'. */
final class ConnectFailures {
    private static final int MAX_CAUSES = 4;

    private ConnectFailures() {}

    static EgressException timedOut() {
        return new EgressException("connect-timed-out", ReplyCode.TTL_EXPIRED);
    }

    static EgressException thisGateway() {
        return new EgressException("destination-is-this-gateway", ReplyCode.NOT_ALLOWED_BY_RULESET);
    }

    /** The failure of an attempt; an interface or a source that cannot be had is said before all else. */
    static EgressException of(Throwable failure, EgressPath path) {
        if (path.networkInterface().isPresent() && isOfInterface(failure)) {
            return new EgressException("egress-interface-unavailable", ReplyCode.GENERAL_FAILURE);
        }
        boolean unavailable = path.source().isPresent() && isOfAddress(failure);
        return unavailable ? new EgressException("egress-address-unavailable", ReplyCode.GENERAL_FAILURE) : of(failure);
    }

    /** It is not there, or is no more since the socket was bound to it. */
    private static boolean isOfInterface(Throwable failure) {
        return failure instanceof UnusableInterfaceException || text(failure).contains("no such device");
    }

    /** The host does not have it, or it has no port left; some say so when they bind, some when they connect. */
    private static boolean isOfAddress(Throwable failure) {
        String text = text(failure);
        return failure instanceof BindException
                || text.contains("cannot assign requested address")
                || text.contains("address already in use");
    }

    static EgressException of(Throwable failure) {
        if (failure instanceof EgressException known) {
            return known;
        }
        String text = text(failure);
        if (failure instanceof ConnectTimeoutException || text.contains("timed out")) {
            return timedOut();
        }
        if (text.contains("network is unreachable")) {
            return new EgressException("network-unreachable", ReplyCode.NETWORK_UNREACHABLE);
        }
        if (failure instanceof NoRouteToHostException
                || text.contains("no route to host")
                || text.contains("host is")) {
            return new EgressException("host-unreachable", ReplyCode.HOST_UNREACHABLE);
        }
        return local(failure, text);
    }

    private static String text(Throwable failure) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < MAX_CAUSES; cause = cause.getCause()) {
            text.append(cause.getMessage()).append(' ');
            depth++;
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static EgressException local(Throwable failure, String text) {
        if (text.contains("too many open files")) {
            return new EgressException("descriptors-exhausted", ReplyCode.GENERAL_FAILURE);
        }
        if (failure instanceof ConnectException && text.contains("refused")) {
            return new EgressException("connection-refused", ReplyCode.CONNECTION_REFUSED);
        }
        return unexplained();
    }

    /** Nobody has answered, and nothing more is known. */
    static EgressException unexplained() {
        return new EgressException("connect-failed", ReplyCode.GENERAL_FAILURE);
    }

    /**
     * Of the failures of several addresses, the one that tells most: somebody's answer before nobody's, else the last.
     */
    static EgressException moreTelling(@Nullable EgressException one, EgressException other) {
        return one == null || weight(other) >= weight(one) ? other : one;
    }

    private static int weight(EgressException failure) {
        return switch (failure.reply()) {
            case CONNECTION_REFUSED -> 4;
            case TTL_EXPIRED -> 3;
            case HOST_UNREACHABLE -> 2;
            case NETWORK_UNREACHABLE -> 1;
            default -> 0;
        };
    }
}
