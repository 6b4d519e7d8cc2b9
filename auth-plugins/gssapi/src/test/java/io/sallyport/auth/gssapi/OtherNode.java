package io.sallyport.auth.gssapi;

import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Another gateway with the same keytab in a process of its own, since the JDK remembers what a process saw. */
final class OtherNode {
    private OtherNode() {}

    /** Stands for a message: the next one begins another exchange. */
    static final byte[] ANOTHER_EXCHANGE = {};

    /** Takes a keytab and messages in hexadecimal, and says how each is answered. */
    public static void main(String[] arguments) throws Exception {
        Settings settings = new Settings(Path.of(arguments[0]));
        settings.mutual = Boolean.parseBoolean(arguments[1]);
        try (Gateway gateway = new Gateway(settings)) {
            AuthenticationExchange exchange = gateway.begin();
            for (int i = 2; i < arguments.length; i++) {
                if (arguments[i].isEmpty()) {
                    exchange = gateway.begin();
                    continue;
                }
                AuthenticationStep step = Gateway.send(exchange, HexFormat.of().parseHex(arguments[i]));
                System.out.println(step.getClass().getSimpleName() + " " + Gateway.reason(step));
            }
        }
    }

    static String run(Path keytab, boolean mutual, List<String> jvm, byte[]... messages) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
        command.addAll(jvm);
        command.addAll(List.of(OtherNode.class.getName(), keytab.toString(), Boolean.toString(mutual)));
        for (byte[] message : messages) {
            command.add(HexFormat.of().formatHex(message));
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
