package io.sallyport.policy.compile;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.policy.DatagramObligations;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.policy.GatewayHost;
import io.sallyport.policy.document.DatagramsDocument;
import io.sallyport.policy.document.ObligationsDocument;
import io.sallyport.policy.document.RequireDocument;
import io.sallyport.policy.rule.Channel;
import io.sallyport.policy.rule.Conditions;
import io.sallyport.policy.rule.Millis;
import io.sallyport.policy.rule.Requirements;
import io.sallyport.policy.rule.TlsVersion;
import io.sallyport.policy.rule.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads what a rule requires of a session and what it binds it to. */
final class StrengthReader {
    private final KnownNames known;
    private final Problems problems;
    private final EgressReader egress;

    StrengthReader(KnownNames known, Problems problems, GatewayHost host) {
        this.known = known;
        this.problems = problems;
        this.egress = new EgressReader(problems, host);
    }

    Requirements requirements(Place rule, RequireDocument require) {
        Place place = rule.key("require").of(require.location());
        require.methods().ifPresent(methods -> known.checkMethods(place.key("methods"), methods));
        Optional<Duration> age = require.authenticationAge();
        checkPositive(place.key("authentication-age"), age);
        Requirements requirements = new Requirements(
                Set.copyOf(require.methods().orElse(List.of())),
                require.protection().orElse(ProtectionLevel.NONE),
                channel(place, require),
                age.map(Millis::of).orElse(Long.MAX_VALUE));
        if (requirements.equals(Requirements.NONE)) {
            problems.error(place.problem("requires nothing", "at least one key, or no require at all"));
        }
        return requirements;
    }

    Obligations obligations(Place rule, ObligationsDocument document, Conditions conditions) {
        Place place = rule.key("obligations").of(document.location());
        checkPositive(place.key("idle"), document.idle());
        checkPositive(place.key("lifetime"), document.lifetime());
        Obligations obligations = new Obligations(
                document.idle(),
                document.lifetime(),
                count(place.key("sessions-per-identity"), document.sessionsPerIdentity()),
                count(place.key("sessions-per-rule"), document.sessionsPerRule()),
                document.datagrams()
                        .map(datagrams -> datagrams(place, datagrams))
                        .orElse(DatagramObligations.NONE),
                egress.read(place, document, conditions));
        boolean saysMore = document.datagrams().isPresent() || EgressReader.isSaid(document);
        if (obligations.equals(Obligations.NONE) && !saysMore) {
            problems.error(place.problem("binds to nothing", "at least one key, or no obligations at all"));
        }
        return obligations;
    }

    private DatagramObligations datagrams(Place obligations, DatagramsDocument document) {
        Place place = obligations.key("datagrams").of(document.location());
        DatagramObligations datagrams = new DatagramObligations(
                count(place.key("per-second"), document.perSecond()),
                octets(place.key("octets-per-second"), document.octetsPerSecond()),
                octets(place.key("octets"), document.octets()),
                document.fullCone(),
                document.dropFragments());
        if (datagrams.equals(DatagramObligations.NONE)) {
            problems.error(place.problem("binds to nothing", "at least one key, or no datagrams at all"));
        }
        return datagrams;
    }

    private OptionalLong octets(Place place, Optional<Long> octets) {
        octets.filter(value -> value < 1)
                .ifPresent(value -> problems.error(place.problem("'" + value + "'", "1 or more")));
        return octets.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private Channel channel(Place require, RequireDocument document) {
        TlsVersion version = document.tlsVersion()
                .flatMap(text -> problems.value(require.key("tls-version"), text, TlsVersionParser::parse))
                .orElse(TlsVersion.NONE);
        boolean tls = document.tls() || document.tlsVersion().isPresent();
        return new Channel(Transport.of(tls, document.clientCertificate()), version);
    }

    private void checkPositive(Place place, Optional<Duration> duration) {
        duration.filter(value -> value.isNegative() || value.isZero())
                .ifPresent(value -> problems.error(place.problem("'" + value + "'", "more than 0s")));
    }

    private OptionalInt count(Place place, Optional<Integer> count) {
        count.filter(value -> value < 1)
                .ifPresent(value ->
                        problems.error(place.problem("'" + value + "'", "1 or more; a rule that denies for none")));
        return count.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
