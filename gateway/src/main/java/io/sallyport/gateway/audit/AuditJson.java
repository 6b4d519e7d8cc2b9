package io.sallyport.gateway.audit;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON that is printable ASCII only, one object a line. */
public final class AuditJson {
    private static final int HIGHEST_ASCII = 0x7F;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .highestNonEscapedChar(HIGHEST_ASCII)
            .characterEscapes(new DeleteEscaped())
            .build();

    private AuditJson() {}

    /** Writes the members of one object. */
    public interface Members {
        void write(JsonGenerator json);
    }

    /** Writes an object on a line of its own. */
    public static void line(ByteArrayOutputStream out, Members members) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        }
        out.write('\n');
    }

    static void object(JsonGenerator json, String name, Members members) {
        json.writeObjectPropertyStart(name);
        members.write(json);
        json.writeEndObject();
    }

    /** JSON itself lets DEL pass. */
    private static final class DeleteEscaped extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        private final int[] escapes = standardAsciiEscapesForJSON();

        private DeleteEscaped() {
            escapes[HIGHEST_ASCII] = ESCAPE_STANDARD;
        }

        /** Jackson asks for each line, and only reads. */
        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            throw new IllegalStateException("no custom escape for character " + character);
        }
    }
}
