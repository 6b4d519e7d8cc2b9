package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.config.ChannelBinding;
import io.sallyport.auth.gssapi.config.GroupsFrom;
import io.sallyport.auth.gssapi.config.GssapiConfig;
import io.sallyport.auth.gssapi.config.NameFrom;
import io.sallyport.auth.gssapi.config.NameRule;
import io.sallyport.auth.gssapi.config.NamesConfig;
import io.sallyport.auth.gssapi.config.StripRealm;
import io.sallyport.auth.gssapi.config.TokensFrom;
import io.sallyport.auth.gssapi.keytab.Enctype;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A configuration as most tests want it; each changes what it is about. */
final class Settings {
    final Path keytab;
    List<String> principals = List.of();
    List<String> realms = List.of();
    NameFrom nameFrom = NameFrom.PRINCIPAL;
    StripRealm stripRealm = StripRealm.OWN;
    boolean lowerCase;
    Map<String, NameRule> rules = Map.of();
    GroupsFrom groups = GroupsFrom.TICKET;
    Set<Enctype> enctypes = EnumSet.allOf(Enctype.class);
    boolean mutual = true;
    ChannelBinding channelBinding = ChannelBinding.ACCEPTED;
    boolean none;
    boolean nec;
    TokensFrom tokens = TokensFrom.OWN;
    boolean delegated;
    int maxWaitingPerSource = 32;

    Settings(Path keytab) {
        this.keytab = keytab;
    }

    GssapiConfig config() {
        return new GssapiConfig(
                keytab,
                principals,
                realms,
                new NamesConfig(nameFrom, stripRealm, lowerCase, rules),
                groups,
                enctypes,
                Optional.empty(),
                mutual,
                channelBinding,
                none,
                nec,
                tokens,
                delegated,
                maxWaitingPerSource);
    }
}
