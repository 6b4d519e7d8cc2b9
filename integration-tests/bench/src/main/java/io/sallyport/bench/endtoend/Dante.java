package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's dante-server with the least configuration that does CONNECT, BIND and UDP ASSOCIATE on loopback. */
record Dante(Path folder) implements PeerServer.Command {
    @Override
    public List<String> of(int port) throws IOException {
        Path configuration = Files.writeString(folder.resolve("danted.conf"), configuration(port));
        return List.of(
                Programs.find("danted").toString(),
                "-f",
                configuration.toString(),
                "-p",
                folder.resolve("danted.pid").toString());
    }

    private String configuration(int port) {
        boolean root = System.getProperty("user.name").equals("root");
        return """
                logoutput: %s
                internal: 127.0.0.1 port = %d
                external: 127.0.0.1
                clientmethod: none
                socksmethod: none
                %s
                client pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }
                socks pass { from: 127.0.0.0/8 to: 0.0.0.0/0 command: bind connect udpassociate }
                socks pass { from: 127.0.0.0/8 to: 127.0.0.0/8 command: bindreply udpreply }
                """.formatted(
                folder.resolve("danted.log"), port, root ? "user.privileged: root\nuser.unprivileged: nobody" : "");
    }
}
