package io.sallyport.core.spi.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one key of a configuration record.
 *
 * <p>The key is the component's name in kebab-case ({@code usersFile} is {@code users-file}). A component is required
 * unless it has a {@link #defaultTo()} or its type is {@link java.util.Optional}. Components may be {@code String},
 * {@code boolean}, {@code int}, {@code long}, an enum, {@link java.time.Duration} ({@code 250ms}, {@code 30s}, {@code
 * 5m}, {@code 2h}, {@code 1d}), {@link java.nio.file.Path} (a relative one starts at the folder of the configuration
 * file), {@link Secret}, another such record, or a {@code List}, {@code Set}, {@code Optional} or {@code Map} with
 * string keys of these; a map with nothing written below its key is empty. A record's compact constructor checks what
 * the types cannot, and throws {@link IllegalArgumentException} with a message of the form {@code what is wrong
 * (expected: what would be right)}; the gateway adds the place.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** Says in one sentence what the key does; it becomes the reference documentation. */
    String doc();

    /** The value, as it would be written in the file, that is taken when the key is absent; empty for none. */
    String defaultTo() default "";

    /** An example value for the reference documentation of a key that has no default; empty for none. */
    String example() default "";
}
