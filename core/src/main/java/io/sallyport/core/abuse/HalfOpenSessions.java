package io.sallyport.core.abuse;

import io.sallyport.core.spi.ReasonCode;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions without a whole request, the oldest first. When there are too many the oldest that yields ends, not the newest:
 * who means to pass takes a fraction of the time that who means to stay does. Who has too many of one source makes room
 * for himself, and for nobody else. Safe for every thread.
 */
public final class HalfOpenSessions {
    /** Ended to make room for others. */
    public static final ReasonCode DISPLACED = ReasonCode.of("half-open-displaced");

    /** There are too many, and none that yields. */
    public static final ReasonCode TOO_MANY = ReasonCode.of("too-many-half-open");

    /** The same of one source. */
    public static final ReasonCode TOO_MANY_FROM_SOURCE = ReasonCode.of("too-many-half-open-from-source");

    /** The event in a connection's pipeline that tells it to make room for others. */
    public static final Object DISPLACEMENT = new Object();

    private final AbuseSettings.HalfOpenCaps caps;
    private final Map<String, HalfOpenMember> members = new HashMap<>();
    private final HalfOpenQueue all = new HalfOpenQueue();
    private final Map<Source, HalfOpenQueue> bySource = new HashMap<>();
    private long opened;

    HalfOpenSessions(AbuseSettings.HalfOpenCaps caps) {
        this.caps = caps;
    }

    /**
     * Takes a place for a connection that was accepted.
     *
     * @param displace ends this one; may be called on any thread
     */
    public synchronized HalfOpenPlace open(String id, InetAddress address, Runnable displace) {
        Source source = Source.of(address);
        HalfOpenPlace place = ofSource(source).or(this::ofAll).orElse(HalfOpenPlace.FREE);
        if (place.isTaken()) {
            belong(add(id, displace), source);
        }
        return place;
    }

    /** The same for a load balancer's connection, whose client is yet unknown. */
    public synchronized HalfOpenPlace open(String id, Runnable displace) {
        HalfOpenPlace place = ofAll().orElse(HalfOpenPlace.FREE);
        if (place.isTaken()) {
            add(id, displace);
        }
        return place;
    }

    /** The client of such a connection is known. */
    public synchronized HalfOpenPlace from(String id, InetAddress address) {
        HalfOpenMember member = members.get(id);
        if (member == null) {
            return HalfOpenPlace.FREE;
        }
        Source source = Source.of(address);
        HalfOpenPlace place = ofSource(source).orElse(HalfOpenPlace.FREE);
        if (place.isTaken()) {
            belong(member, source);
        }
        return place;
    }

    /** Whether a session can be ended for others: only who has the word, and has proved nothing. */
    public synchronized void yields(String id, boolean yielding) {
        HalfOpenMember member = members.get(id);
        if (member != null) {
            member.yielding(yielding);
            all.yields(member);
            member.source().ifPresent(source -> queue(source).yields(member));
        }
    }

    /** The request is whole, or the connection closed; may be said twice. */
    public synchronized void over(String id) {
        HalfOpenMember member = members.remove(id);
        if (member != null) {
            all.remove(member);
            member.source().ifPresent(source -> leave(member, source));
        }
    }

    private Optional<HalfOpenPlace> ofSource(Source source) {
        HalfOpenQueue queue = bySource.get(source);
        return queue == null || queue.count() < caps.perSource()
                ? Optional.empty()
                : Optional.of(makeRoom(queue, TOO_MANY_FROM_SOURCE));
    }

    private Optional<HalfOpenPlace> ofAll() {
        return all.count() < caps.total() ? Optional.empty() : Optional.of(makeRoom(all, TOO_MANY));
    }

    private HalfOpenPlace makeRoom(HalfOpenQueue queue, ReasonCode reason) {
        Optional<HalfOpenMember> oldest = queue.oldestYielding();
        oldest.ifPresent(member -> over(member.id()));
        return new HalfOpenPlace(Optional.of(reason), oldest.map(HalfOpenMember::displace));
    }

    private HalfOpenMember add(String id, Runnable displace) {
        HalfOpenMember member = new HalfOpenMember(id, opened++, displace);
        members.put(id, member);
        all.add(member);
        return member;
    }

    private void belong(HalfOpenMember member, Source source) {
        member.from(source);
        queue(source).add(member);
    }

    private HalfOpenQueue queue(Source source) {
        return bySource.computeIfAbsent(source, first -> new HalfOpenQueue());
    }

    private void leave(HalfOpenMember member, Source source) {
        HalfOpenQueue queue = queue(source);
        queue.remove(member);
        if (queue.count() == 0) {
            bySource.remove(source);
        }
    }

    synchronized int count() {
        return members.size();
    }

    synchronized int sources() {
        return bySource.size();
    }
}
