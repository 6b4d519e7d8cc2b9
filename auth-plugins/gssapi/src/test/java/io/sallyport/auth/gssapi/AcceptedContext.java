package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.context.Acceptor;
import io.sallyport.auth.gssapi.context.EstablishedContext;
import io.sallyport.auth.gssapi.keytab.KeytabFile;
import io.sallyport.auth.gssapi.keytab.KeytabReader;
import io.sallyport.auth.gssapi.keytab.ServiceFilter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The context of alice. */
public final class AcceptedContext {
    private AcceptedContext() {}

    public static EstablishedContext of(Path folder) throws Exception {
        Forge forge = new Forge();
        Path file = TestKeytab.usual().write(folder.resolve("keytab"));
        KeytabReader reader =
                new KeytabReader(file, new ServiceFilter(List.of()), new Settings(file).config().enctypes());
        KeytabFile keytab = new KeytabFile(reader, Clock.systemUTC());
        return new Acceptor(keytab::current, Clock.systemUTC()).accept(Client.of(forge).token());
    }
}
