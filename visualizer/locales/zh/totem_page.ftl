# Totem 的图上所说的话。

## 状态，以及离开环的原因

totem-state-operational = 正常运行
totem-state-gather = 聚集
totem-state-commit = 提交
totem-state-recovery = 恢复
totem-gather_reason-start = 刚刚启动
    .short = 刚启动
totem-gather_reason-token_loss = 令牌丢失
    .short = 令牌丢失
totem-gather_reason-foreign_message = 听到别的环
    .short = 别的环
totem-gather_reason-join = 听到 Join
    .short = 听到 Join
totem-gather_reason-failure_to_receive = 有成员收不到消息
    .short = 收不到
totem-service-agreed = 一致
totem-service-safe = 安全

## 节点旁边

totem-agree = { $need } 个中已有 { $got } 个一致
totem-flag-visits = 已无消息要恢复：{ $need } 次访问中的第 { $got } 次
totem-to-send = 还要重发 { $count } 条
totem-recovered-count = 已恢复 { $count } 条
totem-waiting = { $count } 条消息在等令牌
totem-slot-missing = 环 { $ring } 的消息 { $seq }：缺失
totem-slot-received = 环 { $ring } 的消息 { $seq }：已收到，尚未交付
totem-slot-delivered = 环 { $ring } 的消息 { $seq }：已交付
totem-slot-safe = 环 { $ring } 的消息 { $seq }：已交付，而且人人都有
totem-member-agrees = { $node }：集合相同
totem-member-considered = { $node }：在考虑之列
totem-member-failed = { $node }：算作失效
totem-member-unknown = { $node }：还没听说
totem-represents = 代表
totem-says-token = 持有令牌：{ $numbers }
totem-says-window = 收到 { $aru } 为止，交付到 { $delivered }，安全到 { $safe }
totem-says-missing = 缺 { $seqs }
totem-says-considers = 考虑 { $nodes }
totem-says-failed = 算作失效：{ $nodes }

## 一行说清消息

totem-token = 环 { $ring }，第 { $number } 号：{ $numbers }
totem-commit-token = 环 { $ring }，成员 { $members }，第 { $round } 轮（共 2 轮）
totem-round = 第 { $round } 轮
totem-join = 考虑 { $nodes }
totem-join-without = 考虑 { $nodes }；失效：{ $failed }
totem-message = 环 { $ring } 的 { $seq }，{ $service }，来自 { $sender }：{ $contents }
totem-message-again = 再次广播环 { $ring } 的 { $seq }，{ $service }，来自 { $sender }：{ $contents }
totem-message-recovered = 旧环 { $ring } 的 { $seq }，{ $service }，来自 { $sender }：{ $contents }
totem-ring-is = 环 { $ring } 在此

## 舞台旁边

totem-panel = 交付
    .close = 收起各列
totem-ideas = 未来的环
totem-configuration-regular = 环 { $ring }：{ $members }
totem-configuration-transitional = 过渡配置，通往下一个环：{ $members }
