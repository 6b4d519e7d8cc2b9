package io.sallyport.core.abuse;

import io.sallyport.core.caps.Source;
import io.sallyport.core.spi.ReasonCode;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The sessions without a whole request, the oldest first. When there are too many the oldest that yields ends, not the newest:
 * who means to pass takes a fraction of the time that who means to stay does. Who has too many of one source makes room
 * for himself, and for nobody else; of all, it is a session of who has most. Safe for every thread.
 */
public final class HalfOpenSessions {
    /** Ended to make room for others. */
    public static final ReasonCode DISPLACED = ReasonCode.of("half-open-displaced");

    /** There are too many, and none that yields. */
    public static final ReasonCode TOO_MANY = ReasonCode.of("too-many-half-open");

    /** The same of one source. */
    public static final ReasonCode TOO_MANY_FROM_SOURCE = ReasonCode.of("too-many-half-open-from-source");

    /** How many sources of one allocation weigh as much as one source alone. */
    private static final int SOURCES_OF_ALLOCATION = 8;

    /** How many of one identity nobody minds, or what part of all. */
    private static final int FEW = 16;

    private static final int PART_OF_ALL = 16;

    private final AbuseSettings.HalfOpenCaps caps;
    private final Map<String, HalfOpenMember> members = new HashMap<>();
    /** Those that were told to make room, and may turn out to have something better to do. */
    private final Map<String, HalfOpenMember> displaced = new HashMap<>();

    private final HalfOpenCrowds<Source> bySource = new HalfOpenCrowds<>(HalfOpenMember::yielding);
    private final HalfOpenCrowds<Optional<Source>> byAllocation = new HalfOpenCrowds<>(HalfOpenMember::yielding);
    private final HalfOpenCrowds<String> byIdentity = new HalfOpenCrowds<>(authenticated -> true);
    private final HalfOpenCrowds<Source> authenticatedBySource = new HalfOpenCrowds<>(authenticated -> true);
    private long opened;

    HalfOpenSessions(AbuseSettings.HalfOpenCaps caps) {
        this.caps = caps;
    }

    /**
     * Takes a place for a connection that was accepted.
     *
     * @param displace ends this one; may be called on any thread
     */
    public synchronized HalfOpenPlace open(String id, InetAddress address, Consumer<Displacement> displace) {
        Source source = Source.of(address);
        HalfOpenPlace place = ofSource(source).or(this::ofAll).orElse(HalfOpenPlace.FREE);
        if (place.isTaken()) {
            add(id, displace, Optional.of(source));
        }
        return place;
    }

    /** The same for a load balancer's connection, whose client is yet unknown. */
    public synchronized HalfOpenPlace open(String id, Consumer<Displacement> displace) {
        HalfOpenPlace place = ofAll().orElse(HalfOpenPlace.FREE);
        if (place.isTaken()) {
            add(id, displace, Optional.empty());
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
            change(member, queue -> queue.remove(member));
            member.from(source);
            change(member, queue -> queue.add(member));
        }
        return place;
    }

    /** Whether a session can be ended for others: only who has the word, and has proved nothing. */
    public synchronized void yields(String id, boolean yielding) {
        HalfOpenMember member = members.get(id);
        if (member != null) {
            change(member, queue -> {
                member.yielding(yielding);
                queue.yields(member);
            });
        }
    }

    /** A session has proved who it is of, and has not said what it wants: it yields last. */
    public synchronized void authenticated(String id, String identity) {
        Optional.ofNullable(displaced.get(id)).ifPresent(member -> member.authenticated(identity));
        HalfOpenMember member = members.get(id);
        if (member != null && member.identity().isEmpty()) {
            member.authenticated(identity);
            changeAuthenticated(member, queue -> queue.add(member));
        }
    }

    /** One that was told to make room does not, as it no longer yields: it counts again, though it be one too many. */
    public synchronized void stays(String id) {
        HalfOpenMember member = displaced.remove(id);
        if (member != null) {
            member.yielding(false);
            join(member);
        }
    }

    /** The request is whole, or the connection closed; may be said twice. */
    public synchronized void over(String id) {
        displaced.remove(id);
        leave(id);
    }

    private void leave(String id) {
        HalfOpenMember member = members.remove(id);
        if (member != null) {
            change(member, queue -> queue.remove(member));
        }
    }

    private Optional<HalfOpenPlace> ofSource(Source source) {
        return bySource.of(source)
                .filter(queue -> queue.count() >= caps.perSource())
                .map(queue -> crowd(source)
                        .map(crowd -> makeRoom(
                                crowd.oldestYielding(), Displacement.THOUGH_AUTHENTICATED, TOO_MANY_FROM_SOURCE))
                        .orElseGet(() ->
                                makeRoom(queue.oldestYielding(), Displacement.FOR_ITS_SOURCE, TOO_MANY_FROM_SOURCE)));
    }

    /** Those of a source that have authenticated and ask for nothing, if they keep half of its places from the others. */
    private Optional<HalfOpenQueue> crowd(Source source) {
        return authenticatedBySource.of(source).filter(queue -> queue.count() > Math.max(1, caps.perSource() / 2));
    }

    private Optional<HalfOpenPlace> ofAll() {
        if (members.size() < caps.total()) {
            return Optional.empty();
        }
        Optional<HalfOpenMember> oldest = oldestOfMost();
        return Optional.of(
                oldest.isPresent()
                        ? makeRoom(oldest, Displacement.FOR_OTHERS, TOO_MANY)
                        : makeRoom(oldestOfCrowdedIdentity(), Displacement.THOUGH_AUTHENTICATED, TOO_MANY));
    }

    /** Who comes from a whole network has few of each source: an allocation is judged too, at a part of its number. */
    private Optional<HalfOpenMember> oldestOfMost() {
        Optional<HalfOpenQueue> source = bySource.greatest();
        Optional<HalfOpenQueue> allocation = byAllocation.greatest();
        boolean ofSource = source.isPresent()
                && allocation.isPresent()
                && source.get().crowd() * SOURCES_OF_ALLOCATION
                        >= allocation.get().crowd();
        return (ofSource ? source : allocation).flatMap(HalfOpenQueue::oldestYielding);
    }

    /** Of one that has many: who waits for the gateway must not have the few of everybody else ended. */
    private Optional<HalfOpenMember> oldestOfCrowdedIdentity() {
        return byIdentity
                .greatest()
                .filter(queue -> queue.count() > mostOfIdentity())
                .flatMap(HalfOpenQueue::oldestYielding);
    }

    private int mostOfIdentity() {
        return Math.min(caps.perSource(), Math.max(FEW, caps.total() / PART_OF_ALL));
    }

    private HalfOpenPlace makeRoom(Optional<HalfOpenMember> oldest, Displacement why, ReasonCode reason) {
        oldest.ifPresent(member -> {
            leave(member.id());
            displaced.put(member.id(), member);
        });
        return new HalfOpenPlace(Optional.of(reason), oldest.map(member -> () -> member.displace(why)));
    }

    private void add(String id, Consumer<Displacement> displace, Optional<Source> source) {
        HalfOpenMember member = new HalfOpenMember(id, opened++, displace);
        source.ifPresent(member::from);
        join(member);
    }

    private void join(HalfOpenMember member) {
        members.put(member.id(), member);
        change(member, queue -> queue.add(member));
    }

    private void change(HalfOpenMember member, Consumer<HalfOpenQueue> step) {
        member.source().ifPresent(source -> bySource.change(source, step));
        byAllocation.change(member.source().map(Source::ofAllocation), step);
        changeAuthenticated(member, step);
    }

    private void changeAuthenticated(HalfOpenMember member, Consumer<HalfOpenQueue> step) {
        if (member.identity().isPresent()) {
            byIdentity.change(member.identity().get(), step);
            member.source().ifPresent(source -> authenticatedBySource.change(source, step));
        }
    }

    synchronized int count() {
        return members.size();
    }

    synchronized int sources() {
        return bySource.size();
    }
}
