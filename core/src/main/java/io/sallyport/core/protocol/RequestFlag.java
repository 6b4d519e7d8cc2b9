package io.sallyport.core.protocol;

import java.util.EnumSet;
import java.util.Set;

/** What the octet RSV of a request for ping or traceroute asks for; of every other request it is X'00'. */
public enum RequestFlag {
    /** Addresses are not to be looked up by name. */
    NO_NAMES(0x01),
    /** More is to be told. */
    VERBOSE(0x02);

    private final int bit;

    RequestFlag(int bit) {
        this.bit = bit;
    }

    /** Whether the octet has no bit but these. */
    static boolean areAll(int octet) {
        int rest = octet;
        for (RequestFlag flag : values()) {
            rest &= ~flag.bit;
        }
        return rest == 0;
    }

    static Set<RequestFlag> of(int octet) {
        Set<RequestFlag> flags = EnumSet.noneOf(RequestFlag.class);
        for (RequestFlag flag : values()) {
            if ((octet & flag.bit) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }
}
