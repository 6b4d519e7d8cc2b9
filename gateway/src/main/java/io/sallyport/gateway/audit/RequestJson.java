package io.sallyport.gateway.audit;

import io.sallyport.core.spi.audit.SessionRecord.Asked;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.gateway.yaml.KebabCase;
import tools.jackson.core.JsonGenerator;

/** Writes what the client asked for. */
final class RequestJson {
    private static final int SOCKS5 = 5;

    private RequestJson() {}

    static void write(JsonGenerator json, Asked asked) {
        json.writeNumberProperty("version", asked.version());
        json.writeStringProperty("command", command(asked.version(), asked.command()));
        asked.userId().ifPresent(userId -> json.writeStringProperty("user-id", OctetText.show(userId)));
        AuditJson.object(json, "destination", members -> destination(members, asked));
    }

    private static String command(int version, int octet) {
        return version == SOCKS5 ? ofSocks5(octet) : ofEveryVersion(octet);
    }

    private static String ofSocks5(int octet) {
        return switch (octet) {
            case 3 -> KebabCase.ofConstant(Command.UDP_ASSOCIATE);
            case 0x80 -> KebabCase.ofConstant(Command.PING);
            case 0x81 -> KebabCase.ofConstant(Command.TRACEROUTE);
            default -> ofEveryVersion(octet);
        };
    }

    private static String ofEveryVersion(int octet) {
        return switch (octet) {
            case 1 -> KebabCase.ofConstant(Command.CONNECT);
            case 2 -> KebabCase.ofConstant(Command.BIND);
            default -> String.format("0x%02x", octet);
        };
    }

    private static void destination(JsonGenerator json, Asked asked) {
        json.writeStringProperty("asked", OctetText.show(asked.destination()));
        asked.canonical().ifPresent(host -> json.writeStringProperty("canonical", host.text()));
        json.writeNumberProperty("port", asked.port());
    }
}
