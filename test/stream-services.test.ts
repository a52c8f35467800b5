import { testStreamActivity } from "./support/stream-activity-tests.js";
import { testStreamServices } from "./support/stream-service-tests.js";
import { streamInNode } from "./support/stream-world.js";

testStreamServices(streamInNode);
testStreamActivity(streamInNode);
