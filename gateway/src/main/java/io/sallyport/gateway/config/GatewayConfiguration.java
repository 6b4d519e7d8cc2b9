package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.Mistakes;
import io.sallyport.gateway.yaml.RecordBinder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole configuration of a gateway. */
public record GatewayConfiguration(
        @Setting(
                doc = "Where clients connect to, by a name of your choice, which policy and logs use.",
                example = "{office: {address: '0.0.0.0:1080'}}")
        Map<String, ListenerConfiguration> listeners,

        @Setting(
                doc = "The authentication methods, by a name of your choice, which policy and logs use.",
                example = "{password: {users-file: users.yaml}}")
        Map<String, MethodConfiguration> methods,

        @Setting(
                doc = "The method that is asked for the groups of an identity which arrived without them.",
                example = "directory")
        Optional<String> groupLookup,

        @Setting(doc = "Who may pass.", defaultTo = "{}") PolicyConfiguration policy,

        @Setting(doc = "What is added to the gateway.", defaultTo = "{}")
        PluginsConfiguration plugins,

        @Setting(doc = "The record of every session.", defaultTo = "{}")
        AuditConfiguration audit,

        @Setting(doc = "The log for operators.", defaultTo = "{}")
        LogConfiguration log,

        @Setting(doc = "Says over HTTP on loopback whether the gateway is ready; off without this.")
        Optional<AdminConfiguration> admin,

        @Setting(doc = "Takes an operator's commands while the gateway runs; off without this.")
        Optional<ControlConfiguration> control,

        @Setting(doc = "How much is taken on.", defaultTo = "{}")
        LimitsConfiguration limits,

        @Setting(doc = "What is made of clients that abuse the gateway.", defaultTo = "{}")
        AbuseControlConfiguration abuseControl,

        @Setting(doc = "How long each step may take.", defaultTo = "{}")
        TimeoutsConfiguration timeouts,

        @Setting(doc = "How names of destinations are resolved.", defaultTo = "{}")
        ResolverConfiguration resolver,

        @Setting(doc = "Where peers are waited for that clients expect: the command BIND, which is off without this.")
        Optional<BindConfiguration> bind,

        @Setting(doc = "Datagrams of clients: the command UDP ASSOCIATE, which is off without this.")
        Optional<UdpConfiguration> udp,

        @Setting(
                doc =
                        "Programs that are run for clients: the commands ping and traceroute, which are off without this.")
        Optional<IcmpConfiguration> icmp,

        @Setting(doc = "What the system is asked for on TCP connections.", defaultTo = "{}")
        TcpConfiguration tcp,

        @Setting(doc = "What the gateway runs on.", defaultTo = "{}")
        RuntimeConfiguration runtime) {

    /** Checks the names, what they refer to, and that no two listeners are one. */
    public GatewayConfiguration {
        Mistakes mistakes = new Mistakes();
        Set<String> known = methods.keySet();
        Set<String> listening = listeners.keySet();
        Optional<String> lookup = groupLookup;
        mistakes.collect(() -> Names.check("listeners", listening));
        mistakes.collect(() -> Names.check("methods", known));
        mistakes.collect(() -> lookup.ifPresent(name -> Names.checkReference("group-lookup", name, known)));
        checkAddresses(listeners, mistakes);
        Map<String, ListenerConfiguration> configured = listeners;
        mistakes.collect(() -> admin.ifPresent(asked -> asked.checkIsNone(configured)));
        mistakes.collect(() -> control.ifPresent(asked -> asked.checkIsNone(configured)));
        mistakes.refuse();
    }

    private static void checkAddresses(Map<String, ListenerConfiguration> listeners, Mistakes mistakes) {
        Map<String, String> first = new HashMap<>();
        listeners.forEach((name, listener) -> {
            Optional<String> other = listener.claim().map(claim -> first.putIfAbsent(claim, name));
            other.ifPresent(before -> mistakes.add(
                    "listeners." + name + "." + listener.placeKey(),
                    "'" + listener.written() + "' is the " + listener.placeKey() + " of listener '" + before + "' too",
                    "one of its own"));
        });
    }

    /** Reads the file. */
    public static Binding<GatewayConfiguration> load(Path file) {
        return RecordBinder.load(file, GatewayConfiguration.class);
    }
}
