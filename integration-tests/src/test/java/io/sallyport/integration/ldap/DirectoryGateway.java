package io.sallyport.integration.ldap;

import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.nio.file.Path;

/** The assembled gateway with a listener whose clients log in by a directory. */
final class DirectoryGateway {
    private DirectoryGateway() {}

    /** The files: who is in proxy-users may reach loopback, nobody else anything. */
    static GatewayHome home(Path folder, String method) {
        GatewayHome home = GatewayHome.in(folder);
        home.write(folder.resolve("conf/service-password"), "reader-secret\n");
        return home.write(home.configurationFile(), """
                        listeners:
                          locked: {address: '127.0.0.1:0'}
                          open: {address: '127.0.0.1:0'}
                        timeouts: {shutdown-drain: 1s}
                        # Hundreds log in at once in one of the tests, all from one address.
                        abuse-control: {half-open-per-source: 1000}
                        methods:
                          none: {}
                          directory:
                            plugin: ldap
                        """ + method.indent(4) + """
                        resolver: {servers: ['127.0.0.1:9'], query-timeout: 200ms}
                        """)
                .write(home.policyFile(), """
                        guardrails: {remove: [loopback]}
                        authentication:
                          - {name: by-directory, match: {listeners: [locked]}, methods: [directory]}
                          - {name: by-nothing, methods: [none]}
                        rules:
                          - {name: open-to-all, action: permit, match: {listeners: [open]}}
                          - {name: proxy-users, action: permit, match: {groups: [proxy-users]}}
                        """);
    }

    static AssembledGateway start(Path folder, String method) {
        return AssembledGateway.start(home(folder, method));
    }
}
