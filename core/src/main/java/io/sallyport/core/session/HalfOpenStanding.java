package io.sallyport.core.session;

import io.sallyport.core.abuse.HalfOpenSessions;
import io.sallyport.core.session.SessionState.AwaitingRequest;

/** What the half-open sessions know of one: it tells them no more than has changed, as all event loops share them. */
final class HalfOpenStanding {
    private final HalfOpenSessions all;
    private final String id;
    private boolean yields = true;
    private boolean isOver;

    HalfOpenStanding(HalfOpenSessions all, String id) {
        this.all = all;
        this.id = id;
    }

    /** The session has come to rest in a state, or is about to wait there. */
    void rests(SessionState state) {
        yields(state.yields());
    }

    /** A session that was asked for its place does not yield it. */
    void stays() {
        all.stays(id);
        yields = false;
    }

    void authenticated(AwaitingRequest known) {
        if (!known.yields()) {
            all.authenticated(id, known.proof().identity().name());
        }
    }

    /** Its request is whole. */
    void over() {
        isOver = true;
        all.over(id);
    }

    /** What is left of it is a farewell. */
    void closing() {
        yields(true);
    }

    private void yields(boolean now) {
        if (now != yields && !isOver) {
            yields = now;
            all.yields(id, now);
        }
    }
}
