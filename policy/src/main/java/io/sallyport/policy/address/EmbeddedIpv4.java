package io.sallyport.policy.address;

/**
 * The IPv4 addresses that an IPv6 address may lead to: those that a translator or a tunnel on the way takes out of it.
 * It is set again for each request, so that deciding allocates nothing.
 */
public final class EmbeddedIpv4 {
    private static final long NAT64 = 0x0064_FF9B_0000_0000L;
    private static final long NAT64_LOCAL = 0x0064_FF9B_0001L;
    private static final long TRANSLATED = 0xFFFF_0000L;
    private static final long SIX_TO_FOUR = 0x2002L;
    private static final long TEREDO = 0x2001_0000L;
    private static final long ISATAP = 0x0000_5EFEL;
    private static final long UNIVERSAL_BIT = 0x0200_0000L;
    private static final int MOST = 4;

    private final long[] addresses = new long[MOST];
    private int count;

    /** Looks into an address. */
    public void set(Ip ip) {
        clear();
        if (!ip.isIpv6()) {
            return;
        }
        long high = ip.high();
        long low = ip.low();
        if (high == 0 && low >>> 32 == 0) {
            addUnlessPadding(low);
        } else if (high == 0 && low >>> 32 == TRANSLATED) {
            add(low);
        } else if (high == NAT64 && low >>> 32 == 0) {
            add(low);
        } else if (high >>> 16 == NAT64_LOCAL) {
            addLocalNat64(high, low);
        } else {
            addTunnels(high, low);
        }
    }

    /** Forgets what was found. */
    public void clear() {
        count = 0;
    }

    /** How many were found. */
    public int count() {
        return count;
    }

    /** One of them. */
    public long get(int index) {
        return addresses[index];
    }

    /** The operator chose one of the prefix lengths of RFC 6052 section 2.2; which one cannot be seen. */
    private void addLocalNat64(long high, long low) {
        addUnlessPadding((high & 0xFFFF) << 16 | (low >>> 40 & 0xFFFF));
        addUnlessPadding((high & 0xFF) << 24 | (low >>> 32 & 0xFF_FFFF));
        addUnlessPadding(low >>> 24);
        addUnlessPadding(low);
    }

    private void addTunnels(long high, long low) {
        if (high >>> 48 == SIX_TO_FOUR) {
            add(high >>> 16);
        }
        if (high >>> 32 == TEREDO) {
            add(high);
            add(~low);
        }
        if ((low >>> 32 & ~UNIVERSAL_BIT) == ISATAP) {
            add(low);
        }
    }

    /** Zeros around an address look like one of 0.0.0.0/8, and so does ::1, which is none of them. */
    private void addUnlessPadding(long address) {
        if ((address >>> 24 & 0xFF) != 0) {
            add(address);
        }
    }

    private void add(long address) {
        addresses[count] = address & 0xFFFF_FFFFL;
        count++;
    }
}
