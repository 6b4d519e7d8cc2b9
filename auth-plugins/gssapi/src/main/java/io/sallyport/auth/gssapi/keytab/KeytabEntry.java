package io.sallyport.auth.gssapi.keytab;

/**
 * One key of a keytab.
 *
 * @param service whose key it is
 * @param version the key version number
 * @param enctype the number of its encryption type
 * @param key the key itself; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record KeytabEntry(Service service, int version, int enctype, byte[] key) {
    /** Names the key without showing it. */
    @Override
    public String toString() {
        return service + " version " + version + " "
                + Enctype.of(enctype).map(Enctype::toString).orElse("enctype " + enctype);
    }
}
