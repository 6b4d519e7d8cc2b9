package io.sallyport.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that the demo runs, started in order and closed in the reverse. */
final class Demo implements AutoCloseable {
    private final Surroundings surroundings;
    private final Closing running = new Closing();
    private final List<Account> accounts = List.of(
            Account.withRandomPassword("alice", "staff", "users"), Account.withRandomPassword("bob", "staff", "users"));
    private final Map<String, String> values = new HashMap<>();

    Demo(Surroundings surroundings) {
        this.surroundings = surroundings;
        values.put("REALM", Kdc.REALM);
        values.put("SERVICE", Directory.SERVICE);
        values.put("PEOPLE", Directory.PEOPLE);
        values.put("GROUPS", Directory.GROUPS);
        values.put("PLUGINS", Quoting.yaml(surroundings.plugins()));
        values.put("SALLYPORT", Quoting.shell(surroundings.program()));
        accounts.forEach(account -> values.put(account.name().toUpperCase(Locale.ROOT), account.password()));
    }

    /**
     * Starts all of it.
     *
     * @param port where the gateway is to listen; 0 for any
     */
    GatewayProcess start(int port) throws IOException {
        TemporaryFolder folder = running.add(TemporaryFolder.make());
        values.put("FOLDER", folder.path().toString());
        startKdc(folder);
        startDirectory(folder);
        values.put("STAFF", portOf(Site.start("This is the staff's site.")));
        values.put("PUBLIC", portOf(Site.start("This is the site for all users.")));
        return startGateway(folder, port);
    }

    private void startKdc(TemporaryFolder folder) throws IOException {
        Kdc kdc = running.add(Kdc.start(folder.folder("kdc")));
        for (Account account : accounts) {
            kdc.addUser(account.name(), account.password());
        }
        kdc.addService("rcmd/localhost", folder.file("conf/gateway.keytab"));
        values.put("KDC", String.valueOf(kdc.port()));
        values.put(
                "KERBEROS",
                "KRB5_CONFIG=" + write(folder, "krb5.conf") + " KRB5CCNAME=FILE:" + folder.path() + "/alice.tickets");
    }

    private void startDirectory(TemporaryFolder folder) throws IOException {
        String servicePassword = RandomPassword.make();
        Directory directory = running.add(Directory.start(servicePassword));
        for (Account account : accounts) {
            directory.add(account);
        }
        folder.write("conf/directory-password", servicePassword);
        values.put("DIRECTORY", String.valueOf(directory.port()));
    }

    private String portOf(Site site) throws IOException {
        return String.valueOf(running.add(site).port());
    }

    private GatewayProcess startGateway(TemporaryFolder folder, int port) throws IOException {
        values.put("PORT", String.valueOf(port));
        values.put("POLICY", write(folder, "conf/policy.yaml").toString());
        values.put("AUDIT", folder.path().resolve("log/audit.jsonl").toString());
        Path configuration = write(folder, "conf/sallyport.yaml");
        GatewayProcess gateway =
                running.add(GatewayProcess.start(surroundings.gateway(configuration), folder.file("log/gateway.log")));
        values.put("PORT", String.valueOf(gateway.awaitPort()));
        return gateway;
    }

    private Path write(TemporaryFolder folder, String name) throws IOException {
        String template = String.valueOf(Path.of(name).getFileName());
        return folder.write(name, Template.read(template, values));
    }

    /** What to try, once all is started. */
    String commands() {
        return Template.read("commands.txt", values);
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
