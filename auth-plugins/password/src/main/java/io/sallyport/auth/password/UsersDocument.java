package io.sallyport.auth.password;

import io.sallyport.core.spi.config.Setting;
import java.util.Map;

/**
 * The users file as it is written.
 *
 * @param users the entries by the users' names
 */
record UsersDocument(
        @Setting(doc = "The users by name, 1 to 255 octets each.", example = "{alice: {password: \"$argon2id$…\"}}")
        Map<String, UserDocument> users) {
    UsersDocument {
        users = Map.copyOf(users);
    }
}
