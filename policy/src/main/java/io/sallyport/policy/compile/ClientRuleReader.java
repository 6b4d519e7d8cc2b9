package io.sallyport.policy.compile;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.policy.Admission;
import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.core.spi.policy.MethodOffer.OfferedMethod;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;
import io.sallyport.policy.decide.ClientRules;
import io.sallyport.policy.decide.Ruleset;
import io.sallyport.policy.document.AdmissionAction;
import io.sallyport.policy.document.AdmissionDocument;
import io.sallyport.policy.document.AuthenticationDocument;
import io.sallyport.policy.document.ClientMatchDocument;
import io.sallyport.policy.rule.ClientRule;
import io.sallyport.policy.rule.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rules about clients of which nobody knows yet who they are. */
final class ClientRuleReader {
    private static final int MOST = 1000;
    private static final Conditions ANY = new Conditions(List.of());

    private final ConditionReader conditions;
    private final KnownNames known;
    private final Problems problems;
    private final String revision;

    ClientRuleReader(ConditionReader conditions, KnownNames known, Problems problems, String revision) {
        this.conditions = conditions;
        this.known = known;
        this.problems = problems;
        this.revision = revision;
    }

    ClientRules<Admission> admission(Place place, Optional<List<AdmissionDocument>> documents) {
        if (documents.isEmpty()) {
            return new ClientRules<>(List.of(), Admission.ADMITTED);
        }
        Admission otherwise = refusal(Ruleset.DEFAULT, "no-admission-rule-matches");
        Names names = new Names(problems);
        List<ClientRule<Admission>> rules = new ArrayList<>();
        for (AdmissionDocument document : bounded(place, documents.get())) {
            Place at = place.at(rules.size()).of(document.location());
            checkNothingOfTls(at, document);
            Admission answer = document.action() == AdmissionAction.ADMIT
                    ? Admission.ADMITTED
                    : refusal(document.name(), "refused-by-rule");
            rules.add(new ClientRule<>(names.check(at, document.name()), match(at, document.match()), answer));
        }
        return new ClientRules<>(rules, otherwise);
    }

    /** Admission is before the first octet: every client would pass for plain. */
    private void checkNothingOfTls(Place rule, AdmissionDocument document) {
        document.match().ifPresent(match -> {
            Place place = rule.key("match").of(match.location());
            match.transports().ifPresent(known -> tooEarly(place, "transports", "tls"));
            match.tlsVersions().ifPresent(known -> tooEarly(place, "tls-versions", "tls-version"));
        });
    }

    private void tooEarly(Place match, String key, String required) {
        String expected = key + " in authentication, or " + required + " in a rule's require";
        problems.error(match.key(key).problem("not known at admission", expected));
    }

    ClientRules<MethodOffer> authentication(Place place, List<AuthenticationDocument> documents) {
        Names names = new Names(problems);
        List<ClientRule<MethodOffer>> rules = new ArrayList<>();
        for (AuthenticationDocument document : bounded(place, documents)) {
            Place at = place.at(rules.size()).of(document.location());
            rules.add(new ClientRule<>(
                    names.check(at, document.name()), match(at, document.match()), offer(at, document)));
        }
        return new ClientRules<>(rules, new MethodOffer(List.of()));
    }

    private MethodOffer offer(Place place, AuthenticationDocument document) {
        known.checkMethods(place.key("methods"), document.methods());
        known.checkOctets(place.key("methods"), document.methods());
        Map<String, List<ProtectionLevel>> protection = document.protection().orElse(Map.of());
        protection.forEach((method, levels) -> {
            Place key = place.key("protection").key(method);
            if (levels.isEmpty()) {
                problems.error(key.problem("an empty list", "at least one entry, or no such key"));
            }
            if (!document.methods().contains(method)) {
                problems.error(key.problem("'" + method + "' is not offered here", "one of " + document.methods()));
            }
        });
        return new MethodOffer(document.methods().stream()
                .map(name -> new OfferedMethod(name, levels(name, protection)))
                .toList());
    }

    private Set<ProtectionLevel> levels(String method, Map<String, List<ProtectionLevel>> said) {
        List<ProtectionLevel> levels = said.getOrDefault(method, List.of());
        return levels.isEmpty() ? known.usualProtection(method) : Set.copyOf(levels);
    }

    private Conditions match(Place place, Optional<ClientMatchDocument> match) {
        return match.map(document -> conditions.read(place, document)).orElse(ANY);
    }

    private Admission refusal(String rule, String reason) {
        return new Admission.Refused(new Ruling(rule, revision, Phase.ADMISSION), ReasonCode.of(reason));
    }

    private <T> List<T> bounded(Place place, List<T> documents) {
        return Sizes.check(place, documents.size(), MOST, problems) ? documents : List.of();
    }
}
