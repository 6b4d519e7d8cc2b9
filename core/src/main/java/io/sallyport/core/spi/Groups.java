package io.sallyport.core.spi;

import java.util.Set;

/** What is known of the groups that an identity belongs to. Not to know them is another fact than to have none. */
public sealed interface Groups {
    /** Known to be in no group. */
    Groups NONE = new Known(Set.of());

    /** Not looked up yet: a {@link io.sallyport.core.spi.auth.GroupLookup} may still find them. */
    Groups NOT_LOOKED_UP = new Unknown(ReasonCode.of("groups-not-looked-up"));

    /**
     * Gives known groups.
     *
     * @param names every group, possibly none
     */
    static Groups of(Set<String> names) {
        return new Known(names);
    }

    /**
     * The groups, all of them.
     *
     * @param names as the source of the identity spells them; policy compares them exactly
     */
    record Known(Set<String> names) implements Groups {
        /** Copies the set. */
        public Known {
            names = Set.copyOf(names);
        }
    }

    /**
     * Nobody could say. A rule that asks for a group then neither permits nor is passed over: the request is denied.
     *
     * @param reason why they are not known, for example that the directory is down
     */
    record Unknown(ReasonCode reason) implements Groups {}
}
