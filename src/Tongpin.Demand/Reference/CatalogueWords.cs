using Tongpin.Kernel;

namespace Tongpin.Demand.Reference;

/// <summary>Categories (专业大类) and classes (专业类) of the national catalogue in English; our own translation, since the catalogue has none. The same names stand on all levels.</summary>
internal static class CatalogueWords
{
    private static readonly Dictionary<string, string> English = """
        农林牧渔大类 Agriculture, forestry, animal husbandry and fishery
        资源环境与安全大类 Resources, environment and safety
        能源动力与材料大类 Energy, power and materials
        土木建筑大类 Civil engineering and architecture
        水利大类 Water resources
        装备制造大类 Equipment manufacturing
        生物与化工大类 Biology and chemical engineering
        轻工纺织大类 Light industry and textiles
        食品药品与粮食大类 Food, medicines and grain
        交通运输大类 Transport
        电子与信息大类 Electronics and information
        医药卫生大类 Medicine and health
        财经商贸大类 Finance, economics and trade
        旅游大类 Tourism
        文化艺术大类 Culture and arts
        新闻传播大类 Journalism and communication
        教育与体育大类 Education and sports
        公安与司法大类 Public security and justice
        公共管理与服务大类 Public administration and services
        农业类 Agriculture
        林业类 Forestry
        畜牧业类 Animal husbandry
        渔业类 Fishery
        资源勘查类 Resource exploration
        地质类 Geology
        测绘地理信息类 Surveying and geographic information
        石油与天然气类 Oil and gas
        煤炭类 Coal
        金属与非金属矿类 Metal and non-metal mining
        气象类 Meteorology
        环境保护类 Environmental protection
        安全类 Safety
        电力技术类 Electric power
        热能与发电工程类 Thermal energy and power generation
        新能源发电工程类 Power from new energy
        黑色金属材料类 Ferrous metals
        有色金属材料类 Non-ferrous metals
        非金属材料类 Non-metallic materials
        建筑材料类 Building materials
        建筑设计类 Architectural design
        城乡规划与管理类 Urban and rural planning
        土建施工类 Construction
        建筑设备类 Building services
        建设工程管理类 Construction management
        市政工程类 Municipal engineering
        房地产类 Real estate
        水文水资源类 Hydrology
        水利工程与管理类 Hydraulic engineering and management
        水利水电设备类 Hydropower equipment
        水土保持与水环境类 Soil conservation and water environment
        机械设计制造类 Mechanical design and manufacturing
        机电设备类 Electromechanical equipment
        自动化类 Automation
        轨道装备类 Railway equipment
        船舶与海洋工程装备类 Ships and offshore equipment
        航空装备类 Aviation equipment
        汽车制造类 Car manufacturing
        生物技术类 Biotechnology
        化工技术类 Chemical technology
        轻化工类 Light chemical industry
        包装类 Packaging
        印刷类 Printing
        纺织服装类 Textiles and clothing
        食品类 Food
        药品与医疗器械类 Medicines and medical devices
        粮食类 Grain
        铁道运输类 Railway transport
        道路运输类 Road transport
        水上运输类 Water transport
        航空运输类 Air transport
        管道运输类 Pipeline transport
        城市轨道交通类 Urban rail transit
        邮政类 Postal services
        电子信息类 Electronic information
        计算机类 Computing
        通信类 Communications
        集成电路类 Integrated circuits
        临床医学类 Clinical medicine
        护理类 Nursing
        药学类 Pharmacy
        中医药类 Chinese medicine
        医学技术类 Medical technology
        康复治疗类 Rehabilitation
        公共卫生与卫生管理类 Public health and its management
        健康管理与促进类 Health promotion
        眼视光类 Optometry
        财政税务类 Public finance and taxation
        金融类 Finance
        财务会计类 Accounting
        统计类 Statistics
        经济贸易类 Economics and trade
        工商管理类 Business administration
        电子商务类 E-commerce
        物流类 Logistics
        餐饮类 Catering
        旅游类 Tourism
        艺术设计类 Art and design
        表演艺术类 Performing arts
        民族文化艺术类 Ethnic culture and arts
        文化服务类 Cultural services
        新闻出版类 Journalism and publishing
        广播影视类 Radio, film and television
        教育类 Education
        语言类 Languages
        体育类 Sports
        公安管理类 Public security management
        公安技术类 Public security technology
        侦查类 Criminal investigation
        法律实务类 Legal practice
        法律执行类 Law enforcement
        司法技术类 Judicial technology
        安全防范类 Security
        公共事业类 Public affairs
        公共管理类 Public administration
        公共服务类 Public services
        文秘类 Secretarial work
        """.Split('\n', StringSplitOptions.TrimEntries).Select(l => l.Split(' ', 2)).ToDictionary(l => l[0], l => l[1]);

    /// <summary>层次: the levels on which colleges teach.</summary>
    public static IReadOnlyList<Words> Levels { get; } = [("高职专科", "Diploma"), ("职业本科", "Vocational bachelor")];

    public static Words Level(string name) => Levels.Where(l => l.Zh == name).DefaultIfEmpty(Words.Same(name)).First();

    /// <summary>Years of study as the catalogue writes them, such as 三年.</summary>
    public static Words Years(string text) => text is [var digit, '年'] && "一二三四五六".IndexOf(digit, StringComparison.Ordinal) is >= 0 and var years ? new(text, years == 0 ? "1 year" : $"{years + 1} years") : Words.Same(text);

    /// <summary>The name in both languages; one that the table does not know stays Chinese.</summary>
    public static Words Of(string name) => new(name, English.GetValueOrDefault(name, name));
}
