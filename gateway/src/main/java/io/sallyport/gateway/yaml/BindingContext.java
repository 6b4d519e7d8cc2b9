package io.sallyport.gateway.yaml;

import java.util.Optional;

/** What every step of a binding shares. */
record BindingContext(Surroundings surroundings, Problems problems) {
    /** Notes that a node is not what its type asks for. */
    Optional<Object> unexpected(YamlNode node, KeyPath path, String expected) {
        return refuse(node, path, node.describe(), expected);
    }

    /** Notes a problem at a node. */
    Optional<Object> refuse(YamlNode node, KeyPath path, String problem, String expected) {
        problems.add(node.location(), path, problem, expected);
        return Optional.empty();
    }
}
