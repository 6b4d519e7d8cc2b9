package io.sallyport.gateway.config;

import io.sallyport.core.abuse.AbuseSettings;
import io.sallyport.core.abuse.AbuseSettings.HalfOpenCaps;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.gateway.yaml.Mistakes;
import java.util.List;

/** What is made of clients that abuse the gateway. */
public record AbuseControlConfiguration(
        @Setting(
                doc =
                        "The most sessions at a time that have been accepted and have not sent a whole request; one more ends"
                                + " the oldest of the source that has most, of those that have not authenticated. Never more than half of limits.connections."
                                + " From 1 to 1000000.",
                defaultTo = "5000")
        int halfOpen,

        @Setting(
                doc = "The same of one source (an IPv4 address, an IPv6 network of 64 bits); one more ends that"
                        + " source's own oldest. Never more than a fourth of all, or 16. From 1 to 1000000.",
                defaultTo = "200")
        int halfOpenPerSource,

        @Setting(
                doc =
                        "Networks whose offences cost nothing: where many users come from one address, and what watches the"
                                + " gateway. Accounts are locked for them all the same.",
                defaultTo = "['127.0.0.0/8', '::1']",
                example = "['198.51.100.7', '2001:db8:1::/48']")
        List<String> exempt,

        @Setting(doc = "For how long an offence keeps its source out.", defaultTo = "{}")
        PenaltiesConfiguration penalties,

        @Setting(doc = "When an account is locked for a source that fails at it.", defaultTo = "{}")
        LockoutConfiguration lockout,

        @Setting(
                doc =
                        "How many sources, and how many accounts of sources, are remembered; what is owed least is forgotten"
                                + " when there are more. From 1024 to 4194304; one takes some 150 octets, a locked account up to 400.",
                defaultTo = "65536")
        int remembered) {

    /** What one client opens at a time: a small gateway serves a few, and no fourth of its places is enough for one. */
    private static final int FEW = 16;

    private static final int MOST = 1_000_000;

    /** Checks the networks and the bounds. */
    public AbuseControlConfiguration {
        exempt = List.copyOf(exempt);
        Mistakes mistakes = new Mistakes();
        exempt.forEach(text -> mistakes.collect(() -> Networks.parse("exempt", text)));
        mistakes.refuse();
        new Bounds()
                .check("half-open", halfOpen, 1, MOST)
                .check("half-open-per-source", halfOpenPerSource, 1, MOST)
                .check("remembered", remembered, 1024, 4_194_304)
                .refuse();
    }

    /**
     * The same for the core.
     *
     * @param connections how many clients there may be: half of the places are for those that have said what they want
     */
    public AbuseSettings settings(int connections) {
        int total = Math.min(halfOpen, Math.max(1, connections / 2));
        int perSource = Math.min(halfOpenPerSource, Math.max(FEW, total / 4));
        return new AbuseSettings(
                new HalfOpenCaps(total, perSource),
                penalties.settings(Networks.parse("exempt", exempt)),
                lockout.settings(),
                remembered);
    }
}
