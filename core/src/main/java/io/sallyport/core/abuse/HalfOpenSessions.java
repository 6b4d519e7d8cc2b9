package io.sallyport.core.abuse;

import io.sallyport.core.spi.ReasonCode;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions without a whole request, the oldest first. When there are too many the oldest ends, not the newest: who
 * means to pass takes a fraction of the time that who means to stay does. Safe for every thread.
 */
public final class HalfOpenSessions {
    /** Ended to make room for others. */
    public static final ReasonCode DISPLACED = ReasonCode.of("half-open-displaced");

    /** Refused because its source has too many. */
    public static final ReasonCode TOO_MANY_FROM_SOURCE = ReasonCode.of("too-many-half-open-from-source");

    /** The event in a connection's pipeline that tells it to make room for others. */
    public static final Object DISPLACEMENT = new Object();

    private final AbuseSettings.HalfOpenCaps caps;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<Source, Integer> bySource = new HashMap<>();

    HalfOpenSessions(AbuseSettings.HalfOpenCaps caps) {
        this.caps = caps;
    }

    /**
     * A connection was accepted.
     *
     * @param displace ends this one; may be called on any thread
     * @return what ends another, if that has to make room
     */
    public synchronized Optional<Runnable> opened(String id, Runnable displace) {
        members.put(id, new Member(displace));
        if (members.size() <= caps.total()) {
            return Optional.empty();
        }
        Iterator<Member> oldest = members.values().iterator();
        Member displaced = oldest.next();
        oldest.remove();
        leave(displaced);
        return Optional.of(displaced.displace);
    }

    /** Says where a connection comes from, or that it may not. */
    public synchronized Optional<ReasonCode> from(String id, InetAddress address) {
        Member member = members.get(id);
        if (member == null) {
            return Optional.empty();
        }
        Source source = Source.of(address);
        if (bySource.getOrDefault(source, 0) >= caps.perSource()) {
            return Optional.of(TOO_MANY_FROM_SOURCE);
        }
        bySource.merge(source, 1, Integer::sum);
        member.source = Optional.of(source);
        return Optional.empty();
    }

    /** The request is whole, or the connection closed; may be said twice. */
    public synchronized void over(String id) {
        Member member = members.remove(id);
        if (member != null) {
            leave(member);
        }
    }

    private void leave(Member member) {
        member.source.ifPresent(
                source -> bySource.computeIfPresent(source, (s, count) -> count > 1 ? count - 1 : null));
    }

    synchronized int count() {
        return members.size();
    }

    synchronized int sources() {
        return bySource.size();
    }

    private static final class Member {
        private final Runnable displace;
        private Optional<Source> source = Optional.empty();

        Member(Runnable displace) {
            this.displace = displace;
        }
    }
}
