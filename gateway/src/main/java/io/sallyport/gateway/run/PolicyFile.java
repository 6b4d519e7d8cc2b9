package io.sallyport.gateway.run;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.RecordBinder;
import io.sallyport.policy.document.PolicyDocument;
import java.nio.file.Path;
import java.util.List;

/**
 * A policy's file as it was read.
 *
 * @param revision names what the file says
 * @param document what it says, or what is wrong with it
 */
record PolicyFile(String revision, Binding<PolicyDocument> document) {
    static PolicyFile read(Path file) {
        String revision = Revision.of(file);
        Binding<PolicyDocument> document = RecordBinder.load(file, PolicyDocument.class);
        return new PolicyFile(revision, revision.equals(Revision.of(file)) ? document : changed(file));
    }

    private static Binding<PolicyDocument> changed(Path file) {
        SourceLocation start = new SourceLocation(file.toString(), 1, 1);
        return new Binding.Unbound<>(List.of(
                new Problem(start, "(file)", "changed while it was read", "a file that is replaced as a whole")));
    }
}
